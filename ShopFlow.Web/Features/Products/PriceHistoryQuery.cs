using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Features.Activity;

namespace ShopFlow.Web.Features.Products;

/// <param name="By">Who set it, and <paramref name="Since"/> when; null for a price from a bulk load.</param>
public sealed record PastPrice(decimal Price, string? By, DateTimeOffset? Since);

/// <summary>A product's prices over time, from the activity.</summary>
internal sealed class PriceHistoryQuery(IDbContextFactory<ShopFlowDbContext> contexts)
{
    private const int Most = 6;

    /// <returns>Newest first, starting with the current price; empty if no change was recorded.</returns>
    public async Task<IReadOnlyList<PastPrice>> ReadAsync(
        int id,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var subject = $"products:{id}";
        var entries = await db
            .Activity.Where(e => e.Subject == subject && e.TableName == "products")
            .Where(e => EF.Functions.JsonExists(e.Changes, "price"))
            .OrderByDescending(e => e.Id)
            .Take(Most)
            .Select(e => new
            {
                e.Changes,
                e.Actor,
                e.At,
            })
            .ToListAsync(cancellationToken);
        var changes = entries.ConvertAll(e => (e.Actor, e.At, Price: PriceIn(e.Changes)));
        var prices =
            from change in changes
            let price = Number(change.Price.After)
            where price is not null
            select new PastPrice(price.Value, change.Actor, change.At);
        return Number(changes.LastOrDefault().Price?.Before) is { } first
            ? [.. prices, new(first, null, null)]
            : [.. prices];
    }

    private static ActivityChange PriceIn(string changes) =>
        ActivityChange.Read(changes).First(change => change.Column == "price");

    private static decimal? Number(System.Text.Json.JsonElement? value) =>
        ActivityChange.Text(value) is { } text
            ? decimal.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
