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
) : ListQuery<Order, OrderRow>(contexts, search)
{
    public static readonly ListFilter Status = new("status", FilterKind.OneOf);
    public static readonly ListFilter Placed = new("placed", FilterKind.Dates);
    public static readonly ListFilter Total = new("total", FilterKind.Numbers);
    public static readonly ListFilter User = new("user", FilterKind.Id);
    public static readonly ListFilter Product = new("product", FilterKind.Id);

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

    protected override IReadOnlyList<ListFilter> Filters { get; } =
    [Status, Placed, Total, User, Product];

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

    protected override IQueryable<Order> Filtered(ShopFlowDbContext db, ListState state)
    {
        var orders = db
            .Orders.Within(o => o.CreatedAt, state.Dates(Placed.Name), shop)
            .Within(o => o.Figures.Total, state.Numbers(Total.Name))
            .OneOf(o => o.Status, state.Values(Status.Name));

        if (state.Id(User.Name) is { } user)
            orders = orders.Where(o => o.UserId == user);

        if (state.Id(Product.Name) is { } product)
            orders = orders.Where(o => o.Items.Any(i => i.ProductId == product));

        return orders;
    }
}
