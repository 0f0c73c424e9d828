using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Components.Formatting;

namespace ShopFlow.Web.Features.Home;

/// <summary>What the start page tells: the numbers of the day and the newest of each.</summary>
public sealed record HomeSummary(
    int OrdersToday,
    decimal SoldToday,
    int ToShip,
    int LowStock,
    int OutOfStock,
    IReadOnlyList<HomeOrder> Orders,
    IReadOnlyList<HomeReview> Reviews
);

public sealed record HomeOrder(int Id, string UserName, string Status, DateTimeOffset CreatedAt);

public sealed record HomeReview(int Id, string ProductName, short Rating, DateTimeOffset CreatedAt);

internal sealed class HomeQuery(IDbContextFactory<ShopFlowDbContext> contexts, ShopFormat shop)
{
    private const int Newest = 6;
    private const string Pending = "pending";

    public async Task<HomeSummary> ReadAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var today = shop.Start(shop.Today);
        var ordersToday = db.Orders.Where(o => o.CreatedAt >= today);
        return new(
            await ordersToday.CountAsync(cancellationToken),
            await ordersToday
                .SelectMany(o => o.Items)
                .SumAsync(i => i.Quantity * i.PriceAtPurchase, cancellationToken),
            await db.Orders.CountAsync(o => o.Status == Pending, cancellationToken),
            await db.Products.CountAsync(
                p =>
                    p.StockQuantity > 0
                    && p.StockQuantity <= ShopFlow.Web.Features.Products.LowStock.Most,
                cancellationToken
            ),
            await db.Products.CountAsync(p => p.StockQuantity == 0, cancellationToken),
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
}
