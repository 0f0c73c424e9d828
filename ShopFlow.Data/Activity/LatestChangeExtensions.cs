using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;

namespace ShopFlow.Data.Activity;

public static class LatestChangeExtensions
{
    // A form is open for minutes, so the latest entries include everyone who changed a field since.
    private const int Latest = 50;

    /// <summary>
    /// Who last changed each of these fields, by property. Fields whose changes aren't recorded are left out.
    /// </summary>
    /// <param name="row">A row that <paramref name="db"/> tracks.</param>
    public static async Task<IReadOnlyDictionary<string, LatestChange>> LatestChangesAsync(
        this ShopFlowDbContext db,
        object row,
        IReadOnlyCollection<string> properties,
        CancellationToken cancellationToken = default
    )
    {
        var entry = db.Entry(row);
        var (table, id) = (entry.Metadata.GetTableName(), Id(entry));
        var subject = row is OrderItem line ? $"orders:{line.OrderId}" : $"{table}:{id}";
        var changes = await db
            .Activity.Where(e => e.Subject == subject && e.TableName == table && e.RowId == id)
            .OrderByDescending(e => e.Id)
            .Take(Latest)
            .Select(e => new { e.Changes, Made = new LatestChange(e.Actor, e.At) })
            .ToListAsync(cancellationToken);
        return (
            from property in properties
            let key = $"\"{entry.Metadata.FindProperty(property)?.GetColumnName()}\":"
            let latest = changes.Find(change =>
                change.Changes.Contains(key, StringComparison.Ordinal)
            )
            where latest is not null
            select (property, latest.Made)
        ).ToDictionary(StringComparer.Ordinal);
    }

    private static string? Id(EntityEntry entry) =>
        Convert.ToString(entry.Property("Id").CurrentValue, CultureInfo.InvariantCulture);
}
