using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Features.Products;

/// <param name="Sold">In orders that were neither cancelled nor refunded.</param>
internal sealed record ProductNumbers(long Sold, int Reviews, double? Rating);

/// <summary>How a product does in the shop.</summary>
internal sealed class ProductFactsQuery(IDbContextFactory<ShopFlowDbContext> contexts)
{
    public async Task<ProductNumbers?> ReadAsync(
        int id,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .Products.Where(p => p.Id == id)
            .Select(p => new ProductNumbers(p.Figures.Sold, p.Figures.Reviews, p.Figures.Rating))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
