using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Users;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;

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

internal sealed class UserListQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TextSearch search,
    ShopFormat shop
) : ListQuery<User, UserRow>(contexts, search, shop)
{
    protected override string DefaultSort => "-joined";

    protected override IReadOnlyList<SortColumn<User>> Sorts { get; } =
    [
        SortColumn<User>.ById("id"),
        SortColumn<User>.By("name", u => u.Name),
        SortColumn<User>.By("email", u => u.Email),
        SortColumn<User>.By("joined", u => u.CreatedAt),
        SortColumn<User>.By("orders", u => u.Figures.Orders).TiedBy(u => u.Figures.UserId),
        SortColumn<User>.By("spent", u => u.Figures.Spent).TiedBy(u => u.Figures.UserId),
    ];

    protected override IReadOnlyList<Filter<User>> Filters { get; } =
    [
        Filter<User>.Text("name", "Name", u => u.Name),
        Filter<User>.Text("email", "Email", u => u.Email),
        Filter<User>.Date("joined", "Joined", u => u.CreatedAt),
    ];

    protected override Expression<Func<User, UserRow>> Row =>
        u => new UserRow(
            u.Id,
            u.Name,
            u.Email,
            u.CreatedAt,
            u.Version,
            u.Figures.Orders,
            u.Figures.Spent
        );

    protected override IReadOnlyList<ListTotal<User>> Totals { get; } =
    [
        new("Spent", u => u.Figures.Spent) { IsMoney = true, HasAverage = true },
        new("Orders", u => u.Figures.Orders),
    ];

    protected override IReadOnlyList<SearchTarget> Searched { get; } = [ShopSearch.Users];

    protected override Expression<Func<User, bool>> Found(ShopFlowDbContext db, SearchHits hits) =>
        hits.In(db, ShopSearch.Users, (User u) => u.Id);
}
