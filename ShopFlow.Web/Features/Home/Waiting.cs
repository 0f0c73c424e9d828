using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Components.Layout;
using ShopFlow.Web.Features.Products;

namespace ShopFlow.Web.Features.Home;

/// <summary>What the menu counts: orders and products that need work.</summary>
internal static class Waiting
{
    private const int Most = PlaceCounts.Most + 1;

    public static IServiceCollection AddWaiting(this IServiceCollection services) =>
        services
            .AddSingleton<PlaceCounts>()
            .AddSingleton(provider => new PlaceCount(
                "orders",
                "to ship",
                stop =>
                    CountAsync(
                        provider,
                        db => db.Orders.Where(o => o.Status == OrderStatus.Pending).Take(Most),
                        stop
                    )
            ))
            .AddSingleton(provider => new PlaceCount(
                "products",
                "low in stock",
                stop =>
                    CountAsync(
                        provider,
                        db => db.Products.Where(p => p.StockQuantity <= LowStock.Most).Take(Most),
                        stop
                    )
            ));

    private static async Task<int> CountAsync<TRow>(
        IServiceProvider provider,
        Func<ShopFlowDbContext, IQueryable<TRow>> rows,
        CancellationToken cancellationToken
    )
    {
        var contexts = provider.GetRequiredService<IDbContextFactory<ShopFlowDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await rows(db).CountAsync(cancellationToken);
    }
}
