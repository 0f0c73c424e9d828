using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints.Saving;

internal sealed record PendingRow(object Entity, ITableMapping Mapping, ProposedRow Row)
{
    public IProperty? Property(string column) =>
        Mapping.ColumnMappings.FirstOrDefault(one => one.Column.Name == column)?.Property;
}

/// <param name="Deleted">Their keys are free for the rows being written.</param>
internal sealed record Pending(
    IReadOnlyList<PendingRow> Written,
    IReadOnlyList<PendingRow> Deleted
);

/// <summary>What a context is about to write, as rows of the catalogue's tables.</summary>
internal static class PendingRows
{
    public static Pending Of(DbContext db, ConstraintCatalog catalog)
    {
        var entries = db.ChangeTracker.Entries().ToList();
        var generated = GeneratedKeys.Of(entries);
        return new(
            Rows(entries, generated, catalog, EntityState.Added, EntityState.Modified),
            Rows(entries, generated, catalog, EntityState.Deleted)
        );
    }

    private static List<PendingRow> Rows(
        List<EntityEntry> entries,
        GeneratedKeys generated,
        ConstraintCatalog catalog,
        params EntityState[] states
    ) =>
        [
            .. from entry in entries
            where states.Contains(entry.State)
            from mapping in entry.Metadata.GetTableMappings()
            let table = catalog.Table(mapping.Table.Schema, mapping.Table.Name)
            where table is not null
            select new PendingRow(
                entry.Entity,
                mapping,
                Proposed(entry, generated, mapping, table)
            ),
        ];

    private static ProposedRow Proposed(
        EntityEntry entry,
        GeneratedKeys generated,
        ITableMapping mapping,
        CatalogTable table
    )
    {
        var given = mapping
            .ColumnMappings.Where(one => table.Column(one.Column.Name) is not null)
            .Select(one => (one.Column.Name, Input: Input(entry, generated, one.Property)))
            .Where(one => one.Input is not null)
            .ToDictionary(one => one.Name, one => one.Input!);
        return new(table, given, entry.State == EntityState.Added ? null : Key(entry, mapping));
    }

    private static List<KeyValuePair<string, NpgsqlParameter>> Key(
        EntityEntry entry,
        ITableMapping mapping
    ) =>
        [
            .. entry
                .Metadata.FindPrimaryKey()!
                .Properties.Select(property =>
                    KeyValuePair.Create(
                        mapping.ColumnMappings.First(one => one.Property == property).Column.Name,
                        Parameter(property, entry.OriginalValues[property])
                    )
                ),
        ];

    /// <summary>Null for what EF leaves out of its statement.</summary>
    private static ColumnInput? Input(
        EntityEntry entry,
        GeneratedKeys generated,
        IProperty property
    )
    {
        var value = entry.CurrentValues[property];
        var isLeftOut =
            entry.State == EntityState.Added
                ? IsLeftToTheDatabase(entry, property, value)
                : entry.State != EntityState.Modified || !entry.Property(property).IsModified;
        return isLeftOut
            ? null
            : new(
                generated.HoldsPlaceholder(entry, property)
                    ? ValueSource.Unknown
                    : ValueSource.Value,
                Parameter(property, value)
            );
    }

    private static bool IsLeftToTheDatabase(EntityEntry entry, IProperty property, object? value) =>
        property.GetBeforeSaveBehavior() == PropertySaveBehavior.Ignore
        || property.ValueGenerated.HasFlag(ValueGenerated.OnAdd)
            && !property.IsForeignKey()
            && (entry.Property(property).IsTemporary || Equals(value, property.Sentinel));

    public static NpgsqlParameter Parameter(IProperty property, object? value)
    {
        using var command = new NpgsqlCommand();
        var mapping = property.GetRelationalTypeMapping();
        var parameter = mapping.CreateParameter(command, "", value, nullable: true);
        return (NpgsqlParameter)parameter;
    }
}
