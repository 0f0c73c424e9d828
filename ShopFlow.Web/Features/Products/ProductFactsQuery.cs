using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Features.Products;

/// <summary>What was sold of a product on one UTC day, in orders that weren't cancelled or refunded.</summary>
public sealed record SoldDay(long Units, decimal Net);

/// <param name="Sold">All units ever sold, in orders that weren't cancelled or refunded.</param>
/// <param name="Days">The last thirty days, today included.</param>
/// <param name="DaysBefore">The thirty days before those.</param>
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

/// <summary>A product's sales figures.</summary>
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
