using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Data.Views;
using ShopFlow.Tests.Database.Access;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Views;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Lists;

public sealed class ViewTests : IAsyncLifetime
{
    private TestShop shop = null!;

    [Theory]
    [InlineData(StaffRole.Staff)]
    [InlineData(StaffRole.Viewer)]
    public async Task A_personal_view_is_visible_only_to_its_owner(string role)
    {
        Outcomes.Saved(await CreateAsync(role, "Mine"));

        Assert.Equal(["Team's first", "Team's second", "Mine"], await NamesAsync(role));
        Assert.Equal(["Team's first", "Team's second"], await NamesAsync(StaffRole.Owner));
    }

    [Fact]
    public async Task A_view_shared_by_a_manager_is_visible_to_everybody()
    {
        Outcomes.Saved(await CreateAsync(StaffRole.Manager, "Ours", isShared: true));

        var seen = (await Of(StaffRole.Viewer).FindAsync("orders"))[^1];

        Assert.Equal(("Ours", "?status=pending", null), (seen.Name, seen.Query, seen.OwnerId));
        Assert.Empty(await Of(StaffRole.Viewer).FindAsync("products"));
    }

    [Theory]
    [InlineData(StaffRole.Staff)]
    [InlineData(StaffRole.Viewer)]
    public async Task A_role_that_may_not_share_can_neither_share_a_view_nor_take_one_from_the_team(
        string role
    )
    {
        Outcomes.Saved(await CreateAsync(role, "Mine"));
        var (teams, own) = ((await FindAsync(role))[0], (await FindAsync(role))[^1]);
        var (taken, shared) = (ViewForm.From(teams), ViewForm.From(own));
        (taken.IsShared, shared.IsShared) = (false, true);

        Assert.Equal(new SaveOutcome.Forbidden(), await CreateAsync(role, "X", isShared: true));
        Assert.Equal(new SaveOutcome.Forbidden(), await Of(role).UpdateAsync(taken));
        Assert.Equal(new SaveOutcome.Forbidden(), await Of(role).UpdateAsync(shared));
    }

    [Fact]
    public async Task Even_an_owner_cannot_change_somebody_elses_personal_view()
    {
        Outcomes.Saved(await CreateAsync(StaffRole.Staff, "Mine"));
        var view = (await FindAsync(StaffRole.Staff))[^1];
        var form = ViewForm.From(view);
        form.Name = "Yours";

        Assert.Equal(new SaveOutcome.Forbidden(), await Of(StaffRole.Owner).UpdateAsync(form));
        Assert.Equal(new SaveOutcome.Forbidden(), await Of(StaffRole.Owner).DeleteAsync(view.Id));
        Outcomes.Saved(await Of(StaffRole.Staff).DeleteAsync(view.Id));
        Assert.Equal(new SaveOutcome.Gone(), await Of(StaffRole.Staff).DeleteAsync(view.Id));
    }

    [Fact]
    public async Task A_blank_taken_or_long_name_is_refused_on_its_field()
    {
        Outcomes.Saved(await CreateAsync(StaffRole.Staff, "Mine"));
        Outcomes.Saved(await CreateAsync(StaffRole.Viewer, "Mine"));

        Assert.Equal(["Name"], await RefusedAsync(StaffRole.Staff, "Mine"));
        Assert.Equal(["Name"], await RefusedAsync(StaffRole.Owner, "Team's first", isShared: true));
        Assert.Equal(["Name"], await RefusedAsync(StaffRole.Owner, "  "));
        Assert.Equal(["Name"], await RefusedAsync(StaffRole.Owner, new('x', 61)));
    }

    [Fact]
    public async Task A_tab_can_be_moved_only_among_tabs_of_its_kind()
    {
        Outcomes.Saved(await CreateAsync(StaffRole.Owner, "Mine"));

        Outcomes.Saved(await Of(StaffRole.Owner).MoveAsync(2, -1));
        Assert.Equal(["Team's second", "Team's first", "Mine"], await NamesAsync(StaffRole.Owner));
        Outcomes.Saved(await Of(StaffRole.Owner).MoveAsync(2, -1));
        Outcomes.Saved(await Of(StaffRole.Owner).MoveAsync(2, 1));
        Assert.Equal(["Team's first", "Team's second", "Mine"], await NamesAsync(StaffRole.Owner));
    }

    [Fact]
    public async Task An_updated_view_stores_everything_the_list_shows_except_the_position()
    {
        var view = (await FindAsync(StaffRole.Owner))[1];
        var form = ViewForm.From(view);
        form.Query = State("?q=a&status=shipped&sort=total&after=5_5&cols=id.total&view=2")
            .ToViewQuery();

        Outcomes.Saved(await Of(StaffRole.Owner).UpdateAsync(form));

        Assert.Equal(
            "?q=a&status=shipped&sort=total&cols=id.total",
            (await FindAsync(StaffRole.Viewer))[1].Query
        );
    }

    [Fact]
    public async Task A_members_personal_views_are_deleted_with_the_member()
    {
        Outcomes.Saved(await CreateAsync(StaffRole.Viewer, "Mine"));

        await shop.ExecuteAsync("delete from staff.members where id = 4");

        Assert.DoesNotContain("Mine", await NamesAsync(StaffRole.Viewer));
    }

    [Fact]
    public async Task A_tabs_count_is_cached_for_a_moment()
    {
        var clock = new ManualClock();
        var (counts, queried) = (new ViewCounts(clock), 0);
        Task<RowCount> Ask() =>
            counts.CountAsync(
                "orders",
                State(""),
                (_, _) => Task.FromResult(new RowCount(++queried)),
                default
            );

        Assert.Equal((1, 1), ((await Ask()).Value, (await Ask()).Value));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await Ask()).Value);
    }

    public async Task InitializeAsync()
    {
        shop = await KnownShop.CreateAsync();
        await shop.LoadTeamAsync();
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private ViewService Of(string role) => shop.As(role).GetRequiredService<ViewService>();

    private ListState State(string query) =>
        ListState.Parse(query, shop.Get<OrderListQuery>().Shape);

    private Task<IReadOnlyList<SavedView>> FindAsync(string role) => Of(role).FindAsync("orders");

    private async Task<IEnumerable<string>> NamesAsync(string role) =>
        (await FindAsync(role)).Select(view => view.Name);

    private Task<SaveOutcome> CreateAsync(string role, string name, bool isShared = false)
    {
        var form = ViewForm.For(new(State("?status=pending&after=2_2"), "orders"));
        (form.Name, form.IsShared) = (name, isShared);
        return Of(role).CreateAsync(form);
    }

    private async Task<IEnumerable<string?>> RefusedAsync(
        string role,
        string name,
        bool isShared = false
    ) =>
        Assert
            .IsType<SaveOutcome.Invalid>(await CreateAsync(role, name, isShared))
            .Messages.Select(message => message.Property);
}
