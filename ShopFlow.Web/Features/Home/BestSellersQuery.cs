using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Home;

/// <summary>
/// The products and categories that sold most in a period. With a hundred thousand products that takes a moment:
/// requests in the meantime wait for the same answer, and an answer that took long is kept for a minute.
/// </summary>
internal sealed class BestSellersQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    ShopFormat shop,
    TimeProvider time
)
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    // By the period's number of days.
    private readonly ConcurrentDictionary<int, Count> counts = [];

    public Task<IReadOnlyList<BestSeller>> ReadAsync(SalesPeriod period)
    {
        var (whole, now) = (period.Whole(shop), time.GetUtcNow());
        return counts
            .AddOrUpdate(
                period.Days,
                days => new(whole, now, CountAndForgetAsync(days, whole)),
                (days, known) =>
                    known.Period == whole && now - known.Since < KeptFor
                        ? known
                        : new(whole, now, CountAndForgetAsync(days, whole))
            )
            .Task;
    }

    private async Task<IReadOnlyList<BestSeller>> CountAndForgetAsync(int days, Stretch period)
    {
        // The entry must be in the dictionary before it can be removed.
        await Task.Yield();
        var began = time.GetTimestamp();
        var isKept = false;
        try
        {
            var best = await CountAsync(period);
            isKept = time.GetElapsedTime(began) > Long;
            return best;
        }
        finally
        {
            if (!isKept)
                counts.TryRemove(days, out _);
        }
    }

    /// <summary>
    /// Reads whole UTC days from their sums, and the hours before and after them from the orders' lines.
    /// </summary>
    private async Task<IReadOnlyList<BestSeller>> CountAsync(Stretch period)
    {
        var (first, end) = WholeDays(period);
        Stretch[] edges =
            first < end
                ? [new(period.From, Midnight(first)), new(Midnight(end), period.To)]
                : [period];
        DateTimeOffset[] starts = [.. edges.Select(edge => edge.From)];
        DateTimeOffset[] ends = [.. edges.Select(edge => edge.To)];
        await using var db = await contexts.CreateDbContextAsync();
        return await db
            .Database.SqlQuery<BestSeller>(
                $"""
                WITH sold AS MATERIALIZED (
                    SELECT product_id, sum(units)::bigint AS units, sum(amount) AS net
                    FROM (
                        SELECT product_id, units, amount FROM shopflow.product_sales WHERE day >= {first} AND day < {end}
                        UNION ALL
                        SELECT i.product_id, i.quantity, i.quantity * i.price_at_purchase
                        FROM unnest({starts}, {ends}) AS edge (starts, ends)
                        CROSS JOIN LATERAL (
                            SELECT order_id FROM shopflow.order_figures
                            WHERE is_sale AND placed >= edge.starts AND placed < edge.ends OFFSET 0
                        ) o
                        CROSS JOIN LATERAL (
                            SELECT product_id, quantity, price_at_purchase FROM order_items WHERE order_id = o.order_id OFFSET 0
                        ) i
                    ) s
                    GROUP BY product_id
                ), best AS (
                    SELECT product_id, units, net FROM sold WHERE units > 0 ORDER BY net DESC, product_id LIMIT 5
                ), categories AS (
                    SELECT p.category, sum(s.units)::bigint AS units, sum(s.net) AS net
                    FROM sold s JOIN products p ON p.id = s.product_id WHERE s.units > 0
                    GROUP BY p.category ORDER BY 3 DESC, 1 LIMIT 5
                )
                SELECT p.id AS "ProductId", p.name AS "Name", b.units AS "Units", b.net AS "Net"
                FROM best b JOIN products p ON p.id = b.product_id
                UNION ALL
                SELECT NULL, category, units, net FROM categories
                ORDER BY 4 DESC, 1
                """
            )
            .ToListAsync();
    }

    private static (DateOnly First, DateOnly End) WholeDays(Stretch period)
    {
        var first = DateOnly.FromDateTime(period.From.UtcDateTime);
        var end = DateOnly.FromDateTime(period.To.UtcDateTime);
        return (Midnight(first) < period.From ? first.AddDays(1) : first, end);
    }

    private static DateTimeOffset Midnight(DateOnly day) =>
        new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private sealed record Count(
        Stretch Period,
        DateTimeOffset Since,
        Task<IReadOnlyList<BestSeller>> Task
    );
}
