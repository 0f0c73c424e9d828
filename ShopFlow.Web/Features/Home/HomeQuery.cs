using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Home;

/// <summary>What waits to be done, and the newest orders.</summary>
public sealed record HomeSummary(
    ToShip ToShip,
    int LowProducts,
    IReadOnlyList<LowProduct> LowStock,
    IReadOnlyList<LowReview> LowReviews,
    IReadOnlyList<HomeOrder> Orders
);

/// <summary>The pending orders by the days since they were placed.</summary>
public sealed record ToShip(
    int Orders,
    decimal Total,
    DateTimeOffset? Oldest,
    int Today,
    int OneDay,
    int TwoDays,
    int Older
);

public sealed record LowProduct(int Id, string Name, int Stock);

public sealed record LowReview(int Id, string ProductName, short Rating, string? Content);

public sealed record HomeOrder(
    int Id,
    string UserName,
    string Status,
    DateTimeOffset CreatedAt,
    decimal Total
);

internal sealed class HomeQuery(IDbContextFactory<ShopFlowDbContext> contexts, ShopFormat shop)
{
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

    /// <summary>From a range of an index, in one round trip: counters of their own would make writers wait in line.</summary>
    private Task<ToShip> ToShipAsync(ShopFlowDbContext db, CancellationToken cancellationToken)
    {
        var today = shop.Start(shop.Today);
        var yesterday = shop.Start(shop.Today.AddDays(-1));
        var before = shop.Start(shop.Today.AddDays(-2));
        return db
            .Database.SqlQuery<ToShip>(
                $"""
                SELECT count(*)::int AS "Orders",
                    coalesce(sum((SELECT total FROM shopflow.order_figures WHERE order_id = o.id)), 0) AS "Total",
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

    private static Task<List<LowProduct>> LowStockAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    ) =>
        db
            .Products.Where(p => p.StockQuantity <= LowStock.Most)
            .OrderBy(p => p.StockQuantity)
            .ThenBy(p => p.Id)
            .Take(Newest)
            .Select(p => new LowProduct(p.Id, p.Name, p.StockQuantity))
            .ToListAsync(cancellationToken);

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
