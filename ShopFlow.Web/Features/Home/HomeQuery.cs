using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Home;

/// <summary>What the start page tells: the numbers of the day and the newest of each.</summary>
public sealed record HomeSummary(
    HomeNumbers Numbers,
    IReadOnlyList<HomeOrder> Orders,
    IReadOnlyList<HomeReview> Reviews
);

public sealed record HomeNumbers(
    int OrdersToday,
    decimal SoldToday,
    int ToShip,
    int LowStock,
    int OutOfStock
);

public sealed record HomeOrder(int Id, string UserName, string Status, DateTimeOffset CreatedAt);

public sealed record HomeReview(int Id, string ProductName, short Rating, DateTimeOffset CreatedAt);

internal sealed class HomeQuery(IDbContextFactory<ShopFlowDbContext> contexts, ShopFormat shop)
{
    private const int Newest = 6;

    public async Task<HomeSummary> ReadAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new(
            await NumbersAsync(db, cancellationToken),
            await db
                .Orders.OrderByDescending(o => o.CreatedAt)
                .ThenByDescending(o => o.Id)
                .Take(Newest)
                .Select(o => new HomeOrder(o.Id, o.User.Name, o.Status, o.CreatedAt))
                .ToListAsync(cancellationToken),
            await db
                .Reviews.OrderByDescending(r => r.CreatedAt)
                .ThenByDescending(r => r.Id)
                .Take(Newest)
                .Select(r => new HomeReview(r.Id, r.Product.Name, r.Rating, r.CreatedAt))
                .ToListAsync(cancellationToken)
        );
    }

    /// <summary>Each from a range of an index, in one round trip: counters of their own would make writers wait in line.</summary>
    private Task<HomeNumbers> NumbersAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    )
    {
        var today = shop.Start(shop.Today);
        return db
            .Database.SqlQuery<HomeNumbers>(
                $"""
                SELECT count(*)::int AS "OrdersToday",
                    coalesce(sum((SELECT total FROM shopflow.order_figures WHERE order_id = o.id)), 0) AS "SoldToday",
                    (SELECT count(*)::int FROM orders WHERE status = 'pending') AS "ToShip",
                    (SELECT count(*)::int FROM products WHERE stock_quantity BETWEEN 1 AND {Products.LowStock.Most}) AS "LowStock",
                    (SELECT count(*)::int FROM products WHERE stock_quantity = 0) AS "OutOfStock"
                FROM orders o WHERE o.created_at >= {today}
                """
            )
            .SingleAsync(cancellationToken);
    }
}
