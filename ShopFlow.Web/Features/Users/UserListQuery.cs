using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Users;
using ShopFlow.Web.Components.Formatting;
using ShopFlow.Web.Components.Tables;

namespace ShopFlow.Web.Features.Users;

/// <param name="Spent">Over the orders that were neither cancelled nor refunded.</param>
public sealed record UserRow(
    int Id,
    string Name,
    string Email,
    DateTimeOffset CreatedAt,
    uint Version,
    int Orders,
    decimal Spent
);

internal sealed class UserListQuery(IDbContextFactory<ShopFlowDbContext> contexts, ShopFormat shop)
    : ListQuery<User, UserRow>(contexts)
{
    public static readonly ListFilter Joined = new("joined", FilterKind.Dates);

    protected override string DefaultSort => "-joined";

    protected override IReadOnlyList<SortColumn<User>> Sorts { get; } =
    [
        SortColumn<User>.By("id", u => u.Id),
        SortColumn<User>.By("name", u => u.Name),
        SortColumn<User>.By("email", u => u.Email),
        SortColumn<User>.By("joined", u => u.CreatedAt),
        SortColumn<User>.By("orders", u => u.Orders.Count),
        SortColumn<User>.By(
            "spent",
            u =>
                u.Orders.Where(o =>
                        o.Status != OrderStatus.Cancelled && o.Status != OrderStatus.Refunded
                    )
                    .SelectMany(o => o.Items)
                    .Sum(i => OrderItem.Total(i.Quantity, i.PriceAtPurchase))
        ),
    ];

    protected override IReadOnlyList<ListFilter> Filters { get; } = [Joined];

    protected override Expression<Func<User, UserRow>> Row =>
        u => new UserRow(
            u.Id,
            u.Name,
            u.Email,
            u.CreatedAt,
            u.Version,
            u.Orders.Count,
            u.Orders.Where(o =>
                    o.Status != OrderStatus.Cancelled && o.Status != OrderStatus.Refunded
                )
                .SelectMany(o => o.Items)
                .Sum(i => OrderItem.Total(i.Quantity, i.PriceAtPurchase))
        );

    protected override IQueryable<User> Filtered(ShopFlowDbContext db, ListState state)
    {
        var users = db.Users.Within(u => u.CreatedAt, state.Dates(Joined.Name), shop);
        return state.Search is { } search ? users.Matching(search) : users;
    }
}

internal static class UserSearch
{
    /// <summary>Users whose name or email contains the text.</summary>
    public static IQueryable<User> Matching(this IQueryable<User> users, string text)
    {
        var pattern = SearchPattern.Containing(text);
        return users.Where(u =>
            EF.Functions.ILike(u.Name, pattern, SearchPattern.Escape)
            || EF.Functions.ILike(u.Email, pattern, SearchPattern.Escape)
        );
    }
}
