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

namespace ShopFlow.Web.Features.Activity;

/// <summary>Everything that was done, as far as the person may see it.</summary>
internal sealed class ActivityListQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TextSearch search,
    CurrentPerson person,
    ShopFormat shop
) : ListQuery<ActivityEntry, ActivityRow>(contexts, search, shop)
{
    public static readonly Filter<ActivityEntry> Person = Filter<ActivityEntry>.OneOf(
        "person",
        "Person",
        By
    );
    public static readonly Filter<ActivityEntry> Table = Filter<ActivityEntry>.OneOf(
        "table",
        "What",
        (entries, tables) => entries.OfTables(tables)
    );
    public static readonly Filter<ActivityEntry> Operation = Filter<ActivityEntry>.OneOf(
        "operation",
        "Done",
        e => e.Operation
    ) with
    {
        Choices = [.. ActivityOperation.All],
    };

    protected override string DefaultSort => "-when";

    protected override IReadOnlyList<SortColumn<ActivityEntry>> Sorts { get; } =
    [SortColumn<ActivityEntry>.By("when", e => e.At)];

    protected override IReadOnlyList<Filter<ActivityEntry>> Filters { get; } =
    [
        Filter<ActivityEntry>.Date("when", "When", e => e.At),
        Person,
        Table,
        Filter<ActivityEntry>.Id(
            "row",
            "Number",
            (entries, asked, id) => entries.About(asked.Values(Table.Name), id)
        ),
        Operation,
    ];

    protected override Expression<Func<ActivityEntry, ActivityRow>> Row => ActivityRow.Of;

    /// <summary>What there is to choose from in the filter of tables.</summary>
    public async ValueTask<IReadOnlyList<string>> TablesAsync() =>
        await person.MayAsync(Permission.SeeStaffActivity)
            ? ActivityTable.All
            : ActivityTable.OfTheShop;

    /// <summary>All that the filters find, the newest first, as it comes from the server.</summary>
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

    /// <summary>Members by their id, anybody else by name.</summary>
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
