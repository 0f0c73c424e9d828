using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Activity;
using ShopFlow.Web.Access;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Lists.State;
using static ShopFlow.Web.Lists.State.CardPlace;
using Column = ShopFlow.Web.Lists.Query.Column<
    ShopFlow.Data.Activity.ActivityEntry,
    ShopFlow.Web.Features.Activity.ActivityRow
>;

namespace ShopFlow.Web.Features.Activity;

/// <summary>Everything that was done, as far as the person may see it.</summary>
internal sealed class ActivityListQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TextSearch search,
    CurrentPerson person,
    ShopFormat shop
) : ListQuery<ActivityEntry, ActivityRow>(contexts, search, shop)
{
    private const string Table = "table";

    public override IReadOnlyList<Column> Columns { get; } =
    [
        Column.Date("when", "When", e => e.At, row => row.At).At(Corner),
        new("person", "Person")
        {
            Filter = Filter<ActivityEntry>.OneOf(By),
            Text = (row, _) => row.Actor,
            Card = Name,
        },
        new("what", "What") { Card = Title },
        new("changes", "Changes") { IsWide = true, Card = Note },
        new(Table, "What")
        {
            Filter = Filter<ActivityEntry>.OneOf((entries, tables) => entries.OfTables(tables)),
        },
        new("row", "Number")
        {
            Filter = Filter<ActivityEntry>.Id(
                (entries, asked, id) => entries.About(asked.Values(Table), id)
            ),
        },
        new("operation", "Done")
        {
            Filter = Filter<ActivityEntry>.OneOf(e => e.Operation) with
            {
                Choices = [.. ActivityOperation.All],
            },
        },
    ];

    protected override string DefaultSort => "-when";

    protected override Expression<Func<ActivityEntry, ActivityRow>> Row => ActivityRow.Of;

    /// <summary>Offers the tables whose entries the person may see.</summary>
    public async ValueTask<ListShape> ShapeAsync() =>
        Shape.Choosing(
            Table,
            await person.MayAsync(Permission.SeeStaffActivity)
                ? ActivityTable.All
                : ActivityTable.OfTheShop
        );

    /// <summary>All entries that the filters find, newest first, streamed from the server.</summary>
    public async Task<IQueryable<ActivityRow>> AllAsync(ShopFlowDbContext db, ListState state)
    {
        var entries = await VisibleAsync(Filtered(db, state));
        return entries
            .AsNoTracking()
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Select(ActivityRow.Of);
    }

    protected override async ValueTask<IQueryable<ActivityEntry>> VisibleAsync(
        IQueryable<ActivityEntry> rows
    ) =>
        await person.MayAsync(Permission.SeeStaffActivity)
            ? rows
            : rows.Where(e => e.TableSchema == ActivityTable.Shop);

    /// <summary>Members by their id, anyone else by name.</summary>
    private static IQueryable<ActivityEntry> By(
        IQueryable<ActivityEntry> entries,
        IReadOnlyList<string> people
    )
    {
        var ids = people.Select(MemberId).OfType<int>().ToList();
        var names = people.Where(name => MemberId(name) is null).ToList();
        return names.Count == 0
            ? entries.Where(e => e.ActorId != null && ids.Contains(e.ActorId.Value))
            : entries.Where(e =>
                e.ActorId != null ? ids.Contains(e.ActorId.Value) : names.Contains(e.Actor)
            );
    }

    private static int? MemberId(string person) =>
        int.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
