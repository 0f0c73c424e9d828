using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Activity;

namespace ShopFlow.Web.Features.Activity;

/// <summary>The recorded tables, by the names that filters use.</summary>
internal static class ActivityTable
{
    public const string Shop = "public";

    /// <summary>Each with the table whose timelines show its rows.</summary>
    private static readonly (string Table, string Subject)[] Shops =
    [
        ("users", "users"),
        ("products", "products"),
        ("orders", "orders"),
        ("order_items", "orders"),
        ("reviews", "reviews"),
    ];

    private static readonly (string Table, string Subject)[] Staffs =
    [
        ("staff.members", "staff.members"),
        ("staff.passkeys", "staff.members"),
        ("staff.invitations", "staff.invitations"),
        ("staff.role_settings", "staff.role_settings"),
        ("shopflow.settings", "shopflow.settings"),
    ];

    public static IReadOnlyList<string> OfTheShop { get; } = [.. Shops.Select(t => t.Table)];

    public static IReadOnlyList<string> All { get; } =
    [.. OfTheShop, .. Staffs.Select(t => t.Table)];

    public static string Name(string schema, string table) =>
        schema == Shop ? table : $"{schema}.{table}";

    public static (string Schema, string Table) Split(string name) =>
        name.Split('.') is [var schema, var table] ? (schema, table) : (Shop, name);

    /// <summary>The entries of these tables; an unknown table has none.</summary>
    public static IQueryable<ActivityEntry> OfTables(
        this IQueryable<ActivityEntry> entries,
        IReadOnlyCollection<string> tables
    ) =>
        entries.Where(e =>
            tables.Contains(e.TableSchema == Shop ? e.TableName : e.TableSchema + "." + e.TableName)
        );

    /// <summary>The entries shown with a row: its own, and those of the rows that belong to it.</summary>
    /// <param name="tables">Limits the entries to these tables; none means all.</param>
    public static IQueryable<ActivityEntry> About(
        this IQueryable<ActivityEntry> entries,
        IReadOnlyCollection<string> tables,
        int id
    )
    {
        var subjects = Shops
            .Concat(Staffs)
            .Where(t => tables.Count == 0 || tables.Contains(t.Table))
            .Select(t => t.Subject)
            .Distinct()
            .ToList();
        var rows = subjects.ConvertAll(subject => $"{subject}:{id}");
        long row = id;
        return entries.Where(e =>
            rows.Contains(e.Subject)
            || (
                subjects.Contains(e.Subject)
                && ((e.SubjectIds ?? e.RowIds) == null || (e.SubjectIds ?? e.RowIds)!.Contains(row))
            )
        );
    }
}
