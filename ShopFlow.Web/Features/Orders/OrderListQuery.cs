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
    ShopFlow.Data.Orders.Order,
    ShopFlow.Web.Features.Orders.OrderRow
>;

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
    public override IReadOnlyList<Column> Columns { get; } =
    [
        new("id", "Order") { Sort = SortColumn<Order>.ById, Card = Title },
        Column.Date("placed", "Placed", o => o.CreatedAt, row => row.CreatedAt).At(Aside),
        Column.Row("user", "Customer", o => o.UserId, o => o.User.Name).At(Name),
        new("email", "Email")
        {
            Text = (row, _) => row.UserEmail,
            IsExtra = true,
            IsWide = true,
        },
        Column
            .Code("status", "Status", o => o.Status, row => row.Status)
            .Then(o => o.CreatedAt)
            .At(Note),
        Column
            .Number("items", "Items", o => o.Figures.Items, row => row.Items)
            .TiedBy(o => o.Figures.OrderId)
            .Unfiltered(),
        Column
            .Money("total", "Total", o => o.Figures.Total, row => row.Total)
            .TiedBy(o => o.Figures.OrderId)
            .At(Corner),
        new("product", "Product")
        {
            Filter = Filter<Order>.Id(
                (orders, _, id) => orders.Where(o => o.Items.Any(i => i.ProductId == id))
            ),
        },
    ];

    protected override string DefaultSort => "-placed";

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
