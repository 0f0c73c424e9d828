using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// Compares three versions of a row: the original, somebody else's change, and what this save would write.
/// </summary>
internal sealed class StaleSave(DbContext db, FieldMap fields, Rulebook rulebook)
{
    public async Task<SaveOutcome> CompareAsync(
        Failure failure,
        CancellationToken cancellationToken
    )
    {
        var conflicts = new List<FieldConflict>();
        var version = 0u;
        foreach (var entry in Entries(failure))
        {
            if (await entry.GetDatabaseValuesAsync(cancellationToken) is not { } theirs)
            {
                return new SaveOutcome.Gone();
            }

            version = version == 0 ? Version(entry, theirs) : version;
            conflicts.AddRange(Compare(entry, theirs));
        }

        // The conflict hid what the merged row would break.
        var refusal = new ViolationReport(
            db,
            fields,
            rulebook,
            catalog => PendingRows.Of(db, catalog)
        );
        var broken = await refusal.ExplainAsync(cancellationToken);
        return new SaveOutcome.Conflict(conflicts, version, broken);
    }

    private List<EntityEntry> Entries(Failure failure) =>
        [.. db.ChangeTracker.Entries().Where(entry => failure.Suspects!.Contains(entry.Entity))];

    private IEnumerable<FieldConflict> Compare(EntityEntry entry, PropertyValues theirs) =>
        from mapping in entry.Metadata.GetTableMappings()
        from column in mapping.ColumnMappings
        let property = column.Property
        where !property.IsConcurrencyToken && !property.IsPrimaryKey()
        let before = entry.OriginalValues[property]
        where !property.GetValueComparer().Equals(before, theirs[property])
        select new FieldConflict(
            fields.Holder(entry.Entity) ?? entry.Entity,
            property.Name,
            rulebook.Vocabulary.Label(
                mapping.Table.Schema ?? "public",
                mapping.Table.Name,
                column.Column.Name,
                CultureInfo.CurrentUICulture
            ),
            before,
            theirs[property],
            entry.CurrentValues[property]
        );

    private static uint Version(EntityEntry entry, PropertyValues theirs) =>
        entry
            .Metadata.GetProperties()
            .Where(property => property.IsConcurrencyToken)
            .Select(property => theirs[property])
            .OfType<uint>()
            .FirstOrDefault();
}
