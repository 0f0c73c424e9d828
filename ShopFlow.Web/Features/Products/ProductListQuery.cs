using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Web.Components.Formatting;
using ShopFlow.Web.Components.Tables;

namespace ShopFlow.Web.Features.Products;

/// <param name="Rating">The average; null without reviews.</param>
/// <param name="UnitsSold">In orders that were neither cancelled nor refunded.</param>
public sealed record ProductRow(
    int Id,
    string Name,
    string Category,
    decimal Price,
    int StockQuantity,
    DateTimeOffset CreatedAt,
    uint Version,
    double? Rating,
    int Reviews,
    long UnitsSold
);

internal sealed class ProductListQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    ShopFormat shop
) : ListQuery<Product, ProductRow>(contexts)
{
    public static readonly ListFilter Category = new("category", FilterKind.OneOf);
    public static readonly ListFilter Price = new("price", FilterKind.Numbers);
    public static readonly ListFilter Stock = new("stock", FilterKind.Numbers);
    public static readonly ListFilter Rating = new("rating", FilterKind.Numbers);
    public static readonly ListFilter Added = new("added", FilterKind.Dates);

    protected override string DefaultSort => "name";

    protected override IReadOnlyList<SortColumn<Product>> Sorts { get; } =
    [
        SortColumn<Product>.By("id", p => p.Id),
        SortColumn<Product>.By("name", p => p.Name),
        SortColumn<Product>.By("category", p => p.Category),
        SortColumn<Product>.By("price", p => p.Price),
        SortColumn<Product>.By("stock", p => p.StockQuantity),
        SortColumn<Product>.By("added", p => p.CreatedAt),
        SortColumn<Product>.ByNullable("rating", p => p.Reviews.Average(r => (double?)r.Rating)),
        SortColumn<Product>.By("reviews", p => p.Reviews.Count),
        SortColumn<Product>.By(
            "sold",
            p =>
                p.OrderItems.Where(i =>
                        i.Order.Status != OrderStatus.Cancelled
                        && i.Order.Status != OrderStatus.Refunded
                    )
                    .Sum(i => (long)i.Quantity)
        ),
    ];

    protected override IReadOnlyList<ListFilter> Filters { get; } =
    [Category, Price, Stock, Rating, Added];

    protected override Expression<Func<Product, ProductRow>> Row =>
        p => new ProductRow(
            p.Id,
            p.Name,
            p.Category,
            p.Price,
            p.StockQuantity,
            p.CreatedAt,
            p.Version,
            p.Reviews.Average(r => (double?)r.Rating),
            p.Reviews.Count,
            p.OrderItems.Where(i =>
                    i.Order.Status != OrderStatus.Cancelled
                    && i.Order.Status != OrderStatus.Refunded
                )
                .Sum(i => (long)i.Quantity)
        );

    protected override IQueryable<Product> Filtered(ShopFlowDbContext db, ListState state)
    {
        var products = db
            .Products.Within(p => p.Price, state.Numbers(Price.Name))
            .Within(p => p.StockQuantity, state.Numbers(Stock.Name))
            .Within(p => p.CreatedAt, state.Dates(Added.Name), shop);

        if (state.Values(Category.Name) is { Count: > 0 } categories)
            products = products.Where(p => categories.Contains(p.Category));

        // An average of nothing is outside of every range, and must not be asked for where there is no range.
        if (state.Numbers(Rating.Name) is var rating && rating != default)
            products = products
                .Where(p => p.Reviews.Any())
                .Within(p => p.Reviews.Average(r => (decimal)r.Rating), rating);

        return state.Search is { } search ? products.Matching(search) : products;
    }
}

internal static class ProductSearch
{
    /// <summary>Products whose name contains the text.</summary>
    public static IQueryable<Product> Matching(this IQueryable<Product> products, string text)
    {
        var pattern = SearchPattern.Containing(text);
        return products.Where(p => EF.Functions.ILike(p.Name, pattern, SearchPattern.Escape));
    }
}
