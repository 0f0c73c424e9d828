using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Products;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Lists.State;

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
) : ListQuery<Product, ProductRow>(contexts, search)
{
    public static readonly ListFilter Name = new("name", FilterKind.Text);
    public static readonly ListFilter Category = new("category", FilterKind.OneOf);
    public static readonly ListFilter Price = new("price", FilterKind.Numbers);
    public static readonly ListFilter Stock = new("stock", FilterKind.Numbers);
    public static readonly ListFilter Rating = new("rating", FilterKind.Numbers);
    public static readonly ListFilter Added = new("added", FilterKind.Dates);

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

    protected override IReadOnlyList<ListFilter> Filters { get; } =
    [Name, Category, Price, Stock, Rating, Added];

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

    protected override IQueryable<Product> Filtered(ShopFlowDbContext db, ListState state)
    {
        var products = db
            .Products.Matching(p => p.Name, state.Text(Name.Name))
            .Within(p => p.Price, state.Numbers(Price.Name))
            .Within(p => p.StockQuantity, state.Numbers(Stock.Name))
            .Within(p => p.CreatedAt, state.Dates(Added.Name), shop)
            .Within(p => (decimal)p.Figures.Rating!, state.Numbers(Rating.Name))
            .OneOf(p => p.Category, state.Values(Category.Name));

        return products;
    }
}
