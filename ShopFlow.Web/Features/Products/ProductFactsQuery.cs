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
    public long? DaysLeft(int stock) => SalesPace.DaysLeft(stock, Days.Sum(day => day.Units));
}

/// <summary>How a product does in the shop.</summary>
internal sealed class ProductFactsQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TimeProvider time
)
{
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
        return new(
            figures.Sold,
            figures.Reviews,
            figures.Rating,
            days[SalesPace.Period..],
            days[..SalesPace.Period]
        );
    }

    private Task<List<SoldDay>> DaysAsync(
        ShopFlowDbContext db,
        int id,
        CancellationToken cancellationToken
    )
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = today.AddDays(1 - (2 * SalesPace.Period));
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
