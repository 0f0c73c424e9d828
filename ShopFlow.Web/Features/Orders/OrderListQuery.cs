using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;

namespace ShopFlow.Web.Features.Orders;

public sealed record OrderRow(
    int Id,
    DateTimeOffset CreatedAt,
    int UserId,
    string UserName,
    string UserEmail,
    string Status,
    uint Version,
    int Items,
    decimal Total
);

internal sealed class OrderListQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TextSearch search,
    ShopFormat shop
) : ListQuery<Order, OrderRow>(contexts, search, shop)
{
    public static readonly Filter<Order> Status = Filter<Order>.OneOf(
        "status",
        "Status",
        o => o.Status
    );
    public static readonly Filter<Order> User = Filter<Order>.Id("user", "Customer", o => o.UserId);
    public static readonly Filter<Order> Product = Filter<Order>.Id(
        "product",
        "Product",
        (orders, _, id) => orders.Where(o => o.Items.Any(i => i.ProductId == id))
    );

    protected override string DefaultSort => "-placed";

    protected override IReadOnlyList<SortColumn<Order>> Sorts { get; } =
    [
        SortColumn<Order>.ById("id"),
        SortColumn<Order>.By("placed", o => o.CreatedAt),
        SortColumn<Order>.By("user", o => o.User.Name).Then(o => o.UserId),
        SortColumn<Order>.By("status", o => o.Status).Then(o => o.CreatedAt),
        SortColumn<Order>.By("items", o => o.Figures.Items).TiedBy(o => o.Figures.OrderId),
        SortColumn<Order>.By("total", o => o.Figures.Total).TiedBy(o => o.Figures.OrderId),
    ];

    protected override IReadOnlyList<Filter<Order>> Filters { get; } =
    [
        Filter<Order>.Date("placed", "Placed", o => o.CreatedAt),
        Status,
        Filter<Order>.Money("total", "Total", o => o.Figures.Total),
        User,
        Product,
    ];

    protected override Expression<Func<Order, OrderRow>> Row =>
        o => new OrderRow(
            o.Id,
            o.CreatedAt,
            o.UserId,
            o.User.Name,
            o.User.Email,
            o.Status,
            o.Version,
            o.Figures.Items,
            o.Figures.Total
        );

    protected override IReadOnlyList<ListTotal<Order>> Totals { get; } =
    [
        new("Total", o => o.Figures.Total) { IsMoney = true, HasAverage = true },
        new("Items", o => o.Figures.Items),
    ];

    protected override IReadOnlyList<SearchTarget> Searched { get; } = [ShopSearch.Users];

    protected override Expression<Func<Order, bool>> Found(ShopFlowDbContext db, SearchHits hits) =>
        OrderSearch.Found(db, hits);
}
