using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;
using static ShopFlow.Web.Lists.State.CardPlace;
using Column = ShopFlow.Web.Lists.Query.Column<
    ShopFlow.Data.Orders.OrderItem,
    ShopFlow.Web.Features.Orders.OrderItemRow
>;

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
    public override IReadOnlyList<Column> Columns { get; } =
    [
        new("order", "Order")
        {
            Sort = SortColumn<OrderItem>.By(i => i.OrderId),
            Filter = Filter<OrderItem>.Id(i => i.OrderId),
            Card = Title,
        },
        Column
            .Date("placed", "Placed", i => i.Order.CreatedAt, row => row.PlacedAt)
            .Then(i => i.OrderId)
            .At(Aside),
        Column.Row("user", "Customer", i => i.Order.UserId, i => i.Order.User.Name).Unfiltered(),
        Column
            .Code("status", "Status", i => i.Order.Status, row => row.Status)
            .Then(i => i.Order.CreatedAt)
            .Then(i => i.OrderId)
            .At(Note),
        Column.Row("product", "Product", i => i.ProductId, i => i.Product.Name).At(Name) with
        {
            IsWide = true,
        },
        Column.Number("quantity", "Quantity", i => i.Quantity, row => row.Quantity),
        Column.Money("price", "Unit price", i => i.PriceAtPurchase, row => row.PriceAtPurchase),
        Column
            .Money(
                "total",
                "Total",
                i => OrderItem.TotalOf(i.Quantity, i.PriceAtPurchase),
                row => row.Total
            )
            .Unfiltered()
            .At(Corner),
    ];

    protected override string DefaultSort => "-placed";

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
        new("Total", i => OrderItem.TotalOf(i.Quantity, i.PriceAtPurchase))
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
