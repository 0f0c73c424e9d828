using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Data.Sorting;
using ShopFlow.Web.Access;
using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Products;

/// <param name="Price">The product's current price, suggested for an order's line.</param>
public sealed record ProductOption(int Id, string Text, string? Detail, decimal Price)
    : PickerOption(Id, Text, Detail);

internal sealed class ProductService(
    IDbContextFactory<ShopFlowDbContext> contexts,
    StaffContexts staff,
    FormWriter writer,
    TextSearch search,
    ShopFormat shop
)
{
    // Jumps from one category to the next in the index: DISTINCT would read all products.
    private const string Categories = $"""
        WITH RECURSIVE categories AS (
            SELECT min(category COLLATE {ShopCollation.Name}) AS category FROM products
            UNION ALL
            SELECT (
                SELECT min(category COLLATE {ShopCollation.Name}) FROM products
                WHERE category COLLATE {ShopCollation.Name} > c.category
            )
            FROM categories c WHERE c.category IS NOT NULL
        )
        SELECT category AS "Value" FROM categories WHERE category IS NOT NULL
        """;

    public async Task<ProductForm?> FindAsync(int id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var product = await db
            .Products.AsNoTracking()
            .FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        return product is null ? null : ProductForm.From(product, shop);
    }

    /// <summary>Adds a new row, or saves the changes of an existing one.</summary>
    public Task<SaveOutcome> SaveAsync(
        ProductForm form,
        CancellationToken cancellationToken = default
    ) =>
        staff.WriteAsync(
            Permission.EditCatalogue,
            db => writer.SaveAsync(db, form, cancellationToken),
            cancellationToken
        );

    public Task<SaveOutcome> DeleteAsync(int id, CancellationToken cancellationToken = default) =>
        staff.DeleteAsync<Product>(id, cancellationToken);

    public Task<DeletePreview> PreviewDeleteAsync(
        int id,
        CancellationToken cancellationToken = default
    ) => contexts.PreviewDeleteAsync<Product>(id, cancellationToken);

    public async Task<IReadOnlyList<string>> CategoriesAsync(
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.SqlQueryRaw<string>(Categories).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<PickerOption>> OptionsAsync(
        string? text,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var products = await search.NarrowAsync(
            db,
            db.Products,
            text,
            ShopSearch.Products,
            hits => hits.In(db, ShopSearch.Products, (Product p) => p.Id),
            cancellationToken
        );
        return await ToOptionsAsync(
            products
                .OrderBy(p => EF.Functions.Collate(p.Name, ShopCollation.Name))
                .ThenBy(p => p.Id)
                .Take(PickerOption.Most),
            cancellationToken
        );
    }

    public async Task<ProductOption?> OptionAsync(
        int id,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var options = await ToOptionsAsync(db.Products.Where(p => p.Id == id), cancellationToken);
        return options is [var option] ? option : null;
    }

    private async Task<List<ProductOption>> ToOptionsAsync(
        IQueryable<Product> products,
        CancellationToken cancellationToken
    )
    {
        var found = await products
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Price,
                p.StockQuantity,
            })
            .ToListAsync(cancellationToken);
        return found.ConvertAll(p => new ProductOption(
            p.Id,
            p.Name,
            $"{shop.Money(p.Price)}, {shop.Number(p.StockQuantity)} in stock",
            p.Price
        ));
    }
}
