using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Features.Products;

/// <summary>What was sold of a product on a day of UTC, in orders that were neither cancelled nor refunded.</summary>
public sealed record SoldDay(long Units, decimal Net);

/// <param name="Sold">Ever, in orders that were neither cancelled nor refunded.</param>
/// <param name="Days">The latest thirty, today included.</param>
/// <param name="DaysBefore">The thirty before them.</param>
internal sealed record ProductNumbers(
    long Sold,
    int Reviews,
    double? Rating,
    IReadOnlyList<SoldDay> Days,
    IReadOnlyList<SoldDay> DaysBefore
)
{
    /// <summary>In how many days a stock is gone if it sells on as in the latest thirty; null when nothing sold.</summary>
    public long? DaysLeft(int stock) =>
        Days.Sum(day => day.Units) is var units and > 0 ? (long)stock * Days.Count / units : null;
}

/// <summary>How a product does in the shop.</summary>
internal sealed class ProductFactsQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TimeProvider time
)
{
    public const int Period = 30;

    public async Task<ProductNumbers?> ReadAsync(
        int id,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var figures = await db
            .Products.Where(p => p.Id == id)
            .Select(p => p.Figures)
            .FirstOrDefaultAsync(cancellationToken);
        if (figures is null)
            return null;

        var days = await DaysAsync(db, id, cancellationToken);
        return new(figures.Sold, figures.Reviews, figures.Rating, days[Period..], days[..Period]);
    }

    private Task<List<SoldDay>> DaysAsync(
        ShopFlowDbContext db,
        int id,
        CancellationToken cancellationToken
    )
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = today.AddDays(1 - (2 * Period));
        return db
            .Database.SqlQuery<SoldDay>(
                $"""
                SELECT coalesce(s.units, 0) AS "Units", coalesce(s.amount, 0) AS "Net"
                FROM generate_series({first}::date, {today}::date, interval '1 day') AS d (day)
                LEFT JOIN shopflow.product_sales s ON s.day = d.day::date AND s.product_id = {id}
                ORDER BY d.day
                """
            )
            .ToListAsync(cancellationToken);
    }
}
