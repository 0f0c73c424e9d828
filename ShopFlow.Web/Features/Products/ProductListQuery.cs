using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Products;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;
using static ShopFlow.Web.Lists.State.CardPlace;
using Column = ShopFlow.Web.Lists.Query.Column<
    ShopFlow.Data.Products.Product,
    ShopFlow.Web.Features.Products.ProductRow
>;

namespace ShopFlow.Web.Features.Products;

/// <param name="Rating">The average; null without reviews.</param>
/// <param name="UnitsSold">Units in orders that weren't cancelled or refunded.</param>
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
    public override IReadOnlyList<Column> Columns { get; } =
    [
        Column.Words("name", "Product", p => p.Name, row => row.Name).At(Title),
        Column
            .OneOf("category", "Category", p => p.Category, row => row.Category)
            .Then(p => p.Name),
        Column.Money("price", "Price", p => p.Price, row => row.Price).At(Corner),
        Column.Number("stock", "Stock", p => p.StockQuantity, row => row.StockQuantity).At(Note),
        new("rating", "Rating")
        {
            Sort = SortColumn<Product>
                .ByNullable(p => p.Figures.Rating)
                .TiedBy(p => p.Figures.ProductId),
            Filter = Filter<Product>.Number(p => (decimal)p.Figures.Rating!),
            IsNumber = true,
            Card = Aside,
        },
        Column
            .Number("reviews", "Reviews", p => p.Figures.Reviews, row => row.Reviews)
            .TiedBy(p => p.Figures.ProductId)
            .Unfiltered()
            .Extra(),
        Column
            .Number("sold", "Sold", p => p.Figures.Sold, row => row.UnitsSold)
            .TiedBy(p => p.Figures.ProductId)
            .Unfiltered(),
        Column.Date("added", "Added", p => p.CreatedAt, row => row.CreatedAt).Extra(),
        Column.Id(row => row.Id),
    ];

    protected override string DefaultSort => "name";

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
