using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Components.Formatting;
using ShopFlow.Web.Components.Tables;
using ShopFlow.Web.Features.Users;

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

internal sealed class OrderListQuery(IDbContextFactory<ShopFlowDbContext> contexts, ShopFormat shop)
    : ListQuery<Order, OrderRow>(contexts)
{
    public static readonly ListFilter Status = new("status", FilterKind.OneOf);
    public static readonly ListFilter Placed = new("placed", FilterKind.Dates);
    public static readonly ListFilter Total = new("total", FilterKind.Numbers);
    public static readonly ListFilter User = new("user", FilterKind.Id);
    public static readonly ListFilter Product = new("product", FilterKind.Id);

    protected override string DefaultSort => "-placed";

    protected override IReadOnlyList<SortColumn<Order>> Sorts { get; } =
    [
        SortColumn<Order>.By("id", o => o.Id),
        SortColumn<Order>.By("placed", o => o.CreatedAt),
        SortColumn<Order>.By("user", o => o.User.Name),
        SortColumn<Order>.By("status", o => o.Status),
        SortColumn<Order>.By("items", o => o.Items.Count),
        SortColumn<Order>.By(
            "total",
            o => o.Items.Sum(i => OrderItem.Total(i.Quantity, i.PriceAtPurchase))
        ),
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
            o.Items.Count,
            o.Items.Sum(i => OrderItem.Total(i.Quantity, i.PriceAtPurchase))
        );

    protected override IQueryable<Order> Filtered(ShopFlowDbContext db, ListState state)
    {
        var orders = db.Orders.Within(o => o.CreatedAt, state.Dates(Placed.Name), shop);
        if (state.Values(Status.Name) is { Count: > 0 } statuses)
            orders = orders.Where(o => statuses.Contains(o.Status));

        if (state.Id(User.Name) is { } user)
            orders = orders.Where(o => o.UserId == user);

        if (state.Id(Product.Name) is { } product)
            orders = orders.Where(o => o.Items.Any(i => i.ProductId == product));

        if (state.Numbers(Total.Name) is var total && total != default)
            orders = orders.Within(
                o => o.Items.Sum(i => OrderItem.Total(i.Quantity, i.PriceAtPurchase)),
                total
            );

        return state.Search is { } search ? orders.Matching(db, search) : orders;
    }
}

internal static class OrderSearch
{
    /// <summary>A number with a # is an order's and nothing else; other text may be a number too.</summary>
    public static IQueryable<Order> Matching(
        this IQueryable<Order> orders,
        ShopFlowDbContext db,
        string search
    )
    {
        var isNumber = int.TryParse(
            search.TrimStart('#'),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        );
        if (isNumber && search.StartsWith('#'))
            return orders.Where(o => o.Id == number);

        // The users are found first, so that their orders can come by the index on user_id.
        var users = db.Users.Matching(search).Select(u => u.Id);
        return isNumber
            ? orders.Where(o => o.Id == number || users.Contains(o.UserId))
            : orders.Where(o => users.Contains(o.UserId));
    }
}
