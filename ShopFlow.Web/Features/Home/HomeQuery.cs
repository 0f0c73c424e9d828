using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Home;

/// <summary>The work that is waiting, and the newest orders.</summary>
public sealed record HomeSummary(
    ToShip ToShip,
    int LowProducts,
    IReadOnlyList<LowProduct> LowStock,
    IReadOnlyList<LowReview> LowReviews,
    IReadOnlyList<HomeOrder> Orders
);

/// <summary>The pending orders by how many days ago they were placed.</summary>
/// <param name="Total">Null if there are too many orders to add up while somebody waits.</param>
public sealed record ToShip(
    int Orders,
    decimal? Total,
    DateTimeOffset? Oldest,
    int Today,
    int OneDay,
    int TwoDays,
    int Older
);

/// <param name="Units">Units sold in the period of <see cref="SalesPace"/>.</param>
public sealed record LowProduct(int Id, string Name, int Stock, long Units)
{
    /// <summary>Null if nothing sells.</summary>
    public long? DaysLeft => SalesPace.DaysLeft(Stock, Units);
}

public sealed record LowReview(int Id, string ProductName, short Rating, string? Content);

public sealed record HomeOrder(
    int Id,
    string UserName,
    string Status,
    DateTimeOffset CreatedAt,
    decimal Total
);

internal sealed class HomeQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    ShopFormat shop,
    TimeProvider time
)
{
    /// <summary>Up to this many pending orders are added up.</summary>
    internal const int MostSummed = 10_000;

    private const int Newest = 5;

    public async Task<HomeSummary> ReadAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new(
            await ToShipAsync(db, cancellationToken),
            await db.Products.CountAsync(p => p.StockQuantity <= LowStock.Most, cancellationToken),
            await LowStockAsync(db, cancellationToken),
            await LowReviewsAsync(db, cancellationToken),
            await OrdersAsync(db, cancellationToken)
        );
    }

    /// <summary>
    /// Counted from an index range, in one round trip: separate counters would make writers wait in line.
    /// </summary>
    private Task<ToShip> ToShipAsync(ShopFlowDbContext db, CancellationToken cancellationToken)
    {
        var today = shop.Start(shop.Today);
        var yesterday = shop.Start(shop.Today.AddDays(-1));
        var before = shop.Start(shop.Today.AddDays(-2));
        return db
            .Database.SqlQuery<ToShip>(
                $"""
                SELECT count(*)::int AS "Orders",
                    -- Looked up one by one by key: a join would read the figures of every order.
                    CASE WHEN count(*) <= {MostSummed} THEN (
                        SELECT sum((SELECT total FROM shopflow.order_figures WHERE order_id = p.id))
                        FROM orders p WHERE p.status = 'pending') END AS "Total",
                    min(created_at) AS "Oldest",
                    (count(*) FILTER (WHERE created_at >= {today}))::int AS "Today",
                    (count(*) FILTER (WHERE created_at >= {yesterday} AND created_at < {today}))::int AS "OneDay",
                    (count(*) FILTER (WHERE created_at >= {before} AND created_at < {yesterday}))::int AS "TwoDays",
                    (count(*) FILTER (WHERE created_at < {before}))::int AS "Older"
                FROM orders o WHERE status = 'pending'
                """
            )
            .SingleAsync(cancellationToken);
    }

    private Task<List<LowProduct>> LowStockAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    )
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = today.AddDays(1 - SalesPace.Period);
        return db
            .Database.SqlQuery<LowProduct>(
                $"""
                SELECT p.id AS "Id", p.name AS "Name", p.stock_quantity AS "Stock", s.units AS "Units"
                FROM (SELECT id, name, stock_quantity FROM products WHERE stock_quantity <= {LowStock.Most}
                    ORDER BY stock_quantity, id LIMIT {Newest}) p
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(sold.units), 0)::bigint AS units
                    FROM generate_series({first}::date, {today}::date, interval '1 day') AS d (day)
                    JOIN shopflow.product_sales sold ON sold.day = d.day::date AND sold.product_id = p.id
                ) s
                ORDER BY p.stock_quantity, p.id
                """
            )
            .ToListAsync(cancellationToken);
    }

    private static Task<List<LowReview>> LowReviewsAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    ) =>
        db
            .Reviews.Where(r => r.Rating <= 2)
            .OrderByDescending(r => r.CreatedAt)
            .ThenByDescending(r => r.Id)
            .Take(3)
            .Select(r => new LowReview(r.Id, r.Product.Name, r.Rating, r.Content))
            .ToListAsync(cancellationToken);

    private static Task<List<HomeOrder>> OrdersAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    ) =>
        db
            .Orders.OrderByDescending(o => o.CreatedAt)
            .ThenByDescending(o => o.Id)
            .Take(Newest)
            .Select(o => new HomeOrder(o.Id, o.User.Name, o.Status, o.CreatedAt, o.Figures.Total))
            .ToListAsync(cancellationToken);
}
