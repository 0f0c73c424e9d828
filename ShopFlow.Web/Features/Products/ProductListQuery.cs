using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Products;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;

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
    TextSearch search,
    ShopFormat shop
) : ListQuery<Product, ProductRow>(contexts, search, shop)
{
    public static readonly Filter<Product> Category = Filter<Product>.OneOf(
        "category",
        "Category",
        p => p.Category
    );

    protected override string DefaultSort => "name";

    protected override IReadOnlyList<SortColumn<Product>> Sorts { get; } =
    [
        SortColumn<Product>.ById("id"),
        SortColumn<Product>.By("name", p => p.Name),
        SortColumn<Product>.By("category", p => p.Category).Then(p => p.Name),
        SortColumn<Product>.By("price", p => p.Price),
        SortColumn<Product>.By("stock", p => p.StockQuantity),
        SortColumn<Product>.By("added", p => p.CreatedAt),
        SortColumn<Product>
            .ByNullable("rating", p => p.Figures.Rating)
            .TiedBy(p => p.Figures.ProductId),
        SortColumn<Product>.By("reviews", p => p.Figures.Reviews).TiedBy(p => p.Figures.ProductId),
        SortColumn<Product>.By("sold", p => p.Figures.Sold).TiedBy(p => p.Figures.ProductId),
    ];

    protected override IReadOnlyList<Filter<Product>> Filters { get; } =
    [
        Filter<Product>.Text("name", "Name", p => p.Name),
        Category,
        Filter<Product>.Money("price", "Price", p => p.Price),
        Filter<Product>.Number("stock", "Stock", p => p.StockQuantity),
        Filter<Product>.Number("rating", "Rating", p => (decimal)p.Figures.Rating!),
        Filter<Product>.Date("added", "Added", p => p.CreatedAt),
    ];

    protected override Expression<Func<Product, ProductRow>> Row =>
        p => new ProductRow(
            p.Id,
            p.Name,
            p.Category,
            p.Price,
            p.StockQuantity,
            p.CreatedAt,
            p.Version,
            p.Figures.Rating,
            p.Figures.Reviews,
            p.Figures.Sold
        );

    protected override IReadOnlyList<ListTotal<Product>> Totals { get; } =
    [
        new("Stock", p => p.StockQuantity),
        new("Value of the stock", p => p.StockQuantity * p.Price) { IsMoney = true },
    ];

    protected override IReadOnlyList<SearchTarget> Searched { get; } = [ShopSearch.Products];

    protected override Expression<Func<Product, bool>> Found(
        ShopFlowDbContext db,
        SearchHits hits
    ) => hits.In(db, ShopSearch.Products, (Product p) => p.Id);
}
