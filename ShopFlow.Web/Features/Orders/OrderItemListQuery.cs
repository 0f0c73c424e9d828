using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;

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
) : ListQuery<OrderItem, OrderItemRow>(contexts, search, shop)
{
    public static readonly Filter<OrderItem> Order = Filter<OrderItem>.Id(
        "order",
        "Order",
        i => i.OrderId
    );
    public static readonly Filter<OrderItem> Status = Filter<OrderItem>.OneOf(
        "status",
        "Status",
        i => i.Order.Status
    );
    public static readonly Filter<OrderItem> Product = Filter<OrderItem>.Id(
        "product",
        "Product",
        i => i.ProductId
    );

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

    protected override IReadOnlyList<Filter<OrderItem>> Filters { get; } =
    [
        Order,
        Filter<OrderItem>.Date("placed", "Placed", i => i.Order.CreatedAt),
        Status,
        Product,
        Filter<OrderItem>.Number("quantity", "Quantity", i => i.Quantity),
        Filter<OrderItem>.Money("price", "Unit price", i => i.PriceAtPurchase),
    ];

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
}
