using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Users;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;
using static ShopFlow.Web.Lists.State.CardPlace;
using Column = ShopFlow.Web.Lists.Query.Column<
    ShopFlow.Data.Users.User,
    ShopFlow.Web.Features.Users.UserRow
>;

namespace ShopFlow.Web.Features.Users;

/// <param name="Spent">Total of the orders that weren't cancelled or refunded.</param>
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
    public override IReadOnlyList<Column> Columns { get; } =
    [
        Column.Words("name", "Name", u => u.Name, row => row.Name).At(Title),
        Column.Words("email", "Email", u => u.Email, row => row.Email).At(Note) with
        {
            IsWide = true,
        },
        Column.Date("joined", "Joined", u => u.CreatedAt, row => row.CreatedAt).At(Aside),
        Column
            .Number("orders", "Orders", u => u.Figures.Orders, row => row.Orders)
            .TiedBy(u => u.Figures.UserId)
            .Unfiltered(),
        Column
            .Money("spent", "Spent", u => u.Figures.Spent, row => row.Spent)
            .TiedBy(u => u.Figures.UserId)
            .Unfiltered()
            .At(Corner),
        Column.Id(row => row.Id),
    ];

    protected override string DefaultSort => "-joined";

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
