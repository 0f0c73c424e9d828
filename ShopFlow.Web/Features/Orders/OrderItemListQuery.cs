using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Features.Orders;

public sealed record OrderItemRow(
    int Id,
    int OrderId,
    DateTimeOffset PlacedAt,
    string Status,
    int UserId,
    string UserName,
    int ProductId,
    string ProductName,
    int Quantity,
    decimal PriceAtPurchase
)
{
    public decimal Total => Quantity * PriceAtPurchase;
}

internal sealed class OrderItemListQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TextSearch search,
    ShopFormat shop
) : ListQuery<OrderItem, OrderItemRow>(contexts, search)
{
    public static readonly ListFilter Product = new("product", FilterKind.Id);
    public static readonly ListFilter Order = new("order", FilterKind.Id);
    public static readonly ListFilter Status = new("status", FilterKind.OneOf);
    public static readonly ListFilter Placed = new("placed", FilterKind.Dates);
    public static readonly ListFilter Quantity = new("quantity", FilterKind.Numbers);
    public static readonly ListFilter Price = new("price", FilterKind.Numbers);

    protected override string DefaultSort => "-placed";

    protected override IReadOnlyList<SortColumn<OrderItem>> Sorts { get; } =
    [
        SortColumn<OrderItem>.By("order", i => i.OrderId),
        SortColumn<OrderItem>.By("placed", i => i.Order.CreatedAt).Then(i => i.OrderId),
        SortColumn<OrderItem>
            .By("status", i => i.Order.Status)
            .Then(i => i.Order.CreatedAt)
            .Then(i => i.OrderId),
        SortColumn<OrderItem>.By("user", i => i.Order.User.Name).Then(i => i.Order.UserId),
        SortColumn<OrderItem>.By("product", i => i.Product.Name).Then(i => i.ProductId),
        SortColumn<OrderItem>.By("quantity", i => i.Quantity),
        SortColumn<OrderItem>.By("price", i => i.PriceAtPurchase),
        SortColumn<OrderItem>.By("total", i => OrderItem.Total(i.Quantity, i.PriceAtPurchase)),
    ];

    protected override IReadOnlyList<ListFilter> Filters { get; } =
    [Product, Order, Status, Placed, Quantity, Price];

    protected override Expression<Func<OrderItem, OrderItemRow>> Row =>
        i => new OrderItemRow(
            i.Id,
            i.OrderId,
            i.Order.CreatedAt,
            i.Order.Status,
            i.Order.UserId,
            i.Order.User.Name,
            i.ProductId,
            i.Product.Name,
            i.Quantity,
            i.PriceAtPurchase
        );

    protected override IReadOnlyList<ListTotal<OrderItem>> Totals { get; } =
    [
        new("Total", i => OrderItem.Total(i.Quantity, i.PriceAtPurchase))
        {
            IsMoney = true,
            HasAverage = true,
        },
        new("Quantity", i => i.Quantity),
    ];

    protected override IReadOnlyList<SearchTarget> Searched { get; } = [ShopSearch.Products];

    protected override Expression<Func<OrderItem, bool>> Found(
        ShopFlowDbContext db,
        SearchHits hits
    )
    {
        var byProduct = hits.In(db, ShopSearch.Products, (OrderItem i) => i.ProductId);
        return OrderSearch.Number(hits.Text) is { } number
            ? Predicate.Any(i => i.OrderId == number, byProduct)
            : byProduct;
    }

    protected override IQueryable<OrderItem> Filtered(ShopFlowDbContext db, ListState state)
    {
        var items = db
            .OrderItems.Within(i => i.Order.CreatedAt, state.Dates(Placed.Name), shop)
            .Within(i => i.Quantity, state.Numbers(Quantity.Name))
            .Within(i => i.PriceAtPurchase, state.Numbers(Price.Name))
            .OneOf(i => i.Order.Status, state.Values(Status.Name));

        if (state.Id(Product.Name) is { } product)
            items = items.Where(i => i.ProductId == product);

        if (state.Id(Order.Name) is { } order)
            items = items.Where(i => i.OrderId == order);

        return items;
    }
}
