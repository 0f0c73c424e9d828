using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Features.Activity;

/// <param name="Names">The names of the rows that entries refer to, by <c>users:5</c>.</param>
public sealed record Timeline(
    IReadOnlyList<ActivityRow> Rows,
    bool HasMore,
    IReadOnlyDictionary<string, string> Names
)
{
    /// <summary>Entries of one transaction are shown together.</summary>
    internal IEnumerable<IGrouping<ulong, ActivityRow>> Entries =>
        Rows.GroupBy(row => row.TransactionId);
}

/// <summary>What happened to one row of the shop and to the rows that belong to it, newest first.</summary>
internal sealed class TimelineQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    ActivityWords words
)
{
    private const string Lines = "order_items";

    public async Task<Timeline> ReadAsync(
        string table,
        int id,
        int most,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db
            .Activity.AsNoTracking()
            .About([table], id)
            .OrderByDescending(e => e.Id)
            .Take(most + 1)
            .Select(ActivityRow.Of)
            .ToListAsync(cancellationToken);
        List<ActivityRow> shown = [.. rows.Take(most)];
        return new(shown, rows.Count > most, await NamesAsync(db, shown, cancellationToken));
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        ShopFlowDbContext db,
        IReadOnlyList<ActivityRow> rows,
        CancellationToken cancellationToken
    )
    {
        var references = rows.SelectMany(References).ToLookup(r => r.Table, r => r.Id);
        var users = references["users"].Distinct().ToList();
        var products = references["products"].Distinct().ToList();
        var lines = rows.Where(row => row.Table == Lines && row.RowId is not null)
            .Select(row => int.Parse(row.RowId!, CultureInfo.InvariantCulture))
            .Distinct()
            .ToList();
        if (users.Count + products.Count + lines.Count == 0)
            return new Dictionary<string, string>(StringComparer.Ordinal);

        return await db
            .Users.Where(u => users.Contains(u.Id))
            .Select(u => new { Key = "users:" + u.Id, u.Name })
            .Concat(
                db.Products.Where(p => products.Contains(p.Id))
                    .Select(p => new { Key = "products:" + p.Id, p.Name })
            )
            .Concat(
                db.OrderItems.Where(i => lines.Contains(i.Id))
                    .Select(i => new { Key = "order_items:" + i.Id, i.Product.Name })
            )
            .ToDictionaryAsync(named => named.Key, named => named.Name, cancellationToken);
    }

    private IEnumerable<(string Table, int Id)> References(ActivityRow row) =>
        from change in ActivityChange.Read(row.Changes)
        let table = words.Referenced(row.Table, change.Column)
        where table is not null
        from value in new[] { change.Before, change.After }
        let text = ActivityChange.Text(value)
        where text is not null
        select (table, int.Parse(text, CultureInfo.InvariantCulture));
}
