using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Components.Formatting;
using ShopFlow.Web.Components.Tables;
using ShopFlow.Web.Features.Products;

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
    ShopFormat shop
) : ListQuery<OrderItem, OrderItemRow>(contexts)
{
    public static readonly ListFilter Product = new("product", FilterKind.Id);
    public static readonly ListFilter Order = new("order", FilterKind.Id);
    public static readonly ListFilter Status = new("status", FilterKind.OneOf);
    public static readonly ListFilter Placed = new("placed", FilterKind.Dates);

    protected override string DefaultSort => "-order";

    protected override IReadOnlyList<SortColumn<OrderItem>> Sorts { get; } =
    [
        SortColumn<OrderItem>.By("order", i => i.OrderId),
        SortColumn<OrderItem>.By("placed", i => i.Order.CreatedAt),
        SortColumn<OrderItem>.By("status", i => i.Order.Status),
        SortColumn<OrderItem>.By("user", i => i.Order.User.Name),
        SortColumn<OrderItem>.By("product", i => i.Product.Name),
        SortColumn<OrderItem>.By("quantity", i => i.Quantity),
        SortColumn<OrderItem>.By("price", i => i.PriceAtPurchase),
        SortColumn<OrderItem>.By("total", i => OrderItem.Total(i.Quantity, i.PriceAtPurchase)),
    ];

    protected override IReadOnlyList<ListFilter> Filters { get; } =
    [Product, Order, Status, Placed];

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

    protected override IQueryable<OrderItem> Filtered(ShopFlowDbContext db, ListState state)
    {
        var items = db.OrderItems.Within(i => i.Order.CreatedAt, state.Dates(Placed.Name), shop);
        if (state.Id(Product.Name) is { } product)
            items = items.Where(i => i.ProductId == product);

        if (state.Id(Order.Name) is { } order)
            items = items.Where(i => i.OrderId == order);

        if (state.Values(Status.Name) is { Count: > 0 } statuses)
            items = items.Where(i => statuses.Contains(i.Order.Status));

        if (state.Search is not { } search)
            return items;

        var products = db.Products.Matching(search).Select(p => p.Id);
        return items.Where(i => products.Contains(i.ProductId));
    }
}
