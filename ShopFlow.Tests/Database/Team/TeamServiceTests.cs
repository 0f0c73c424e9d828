using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Account;
using ShopFlow.Web.Features.Team;

namespace ShopFlow.Tests.Database.Team;

public sealed class TeamServiceTests : TeamTests
{
    private const string NoOwner = "The shop needs an owner. Make somebody else an owner first.";

    private TeamService Service => Get<TeamService>();

    [Fact]
    public async Task Changing_a_members_role_signs_the_member_out_everywhere()
    {
        var viewer = await Shop.Services.MemberAsync(StaffRole.Viewer);
        using var window = await Shop.SignedInBrowserAsync(StaffRole.Viewer);
        await window.ReadAsync("/");

        Outcomes.Saved(await Service.ChangeRoleAsync(viewer.Id, StaffRole.Manager));

        Assert.Equal(StaffRole.Manager, (await FindAsync(viewer.Email!))!.Role);
        Assert.NotEqual(viewer.SecurityStamp, (await FindAsync(viewer.Email!))!.SecurityStamp);
        using var answer = await window.Client.GetAsync("/");
        Assert.Contains("/sign-in", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_removed_member_is_signed_out_and_deleted()
    {
        var viewer = await Shop.Services.MemberAsync(StaffRole.Viewer);
        using var window = await Shop.SignedInBrowserAsync(StaffRole.Viewer);

        Outcomes.Saved(await Service.RemoveAsync(viewer.Id));

        Assert.Null(await FindAsync(viewer.Email!));
        using var answer = await window.Client.GetAsync("/");
        Assert.Contains("/sign-in", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_last_owner_can_be_neither_demoted_nor_removed()
    {
        var (me, first) = await OwnersAsync();
        Outcomes.Saved(await Service.RemoveAsync(first));

        Assert.Equal(NoOwner, Only(await Service.ChangeRoleAsync(me, StaffRole.Manager)));
        Assert.Equal(NoOwner, Only(await Service.RemoveAsync(me)));
    }

    [Fact]
    public async Task Not_even_psql_can_remove_the_last_owner()
    {
        await OwnersAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Shop.Data.ExecuteAsync("DELETE FROM staff.members")
        );

        Assert.Equal(StaffRules.LastOwnerMustStay, refused.ConstraintName);
    }

    [Fact]
    public async Task When_two_owners_remove_each_other_at_once_one_stays()
    {
        var (me, first) = await OwnersAsync();
        await using var other = As(
            new StaffMember
            {
                Id = first,
                Name = "Fiona First",
                Role = StaffRole.Owner,
            }
        );

        await Task.WhenAll(
            Service.RemoveAsync(first),
            other
                .ServiceProvider.GetRequiredService<TeamService>()
                .ChangeRoleAsync(me, StaffRole.Viewer)
        );

        await using var db = Shop.Data.CreateDbContext();
        Assert.Equal(1, await db.StaffMembers.CountAsync(m => m.Role == StaffRole.Owner));
    }

    [Fact]
    public async Task Only_an_owner_can_change_the_team()
    {
        var manager = await Shop.Services.MemberAsync(StaffRole.Manager);
        await using var scope = As(manager);
        var team = scope.ServiceProvider.GetRequiredService<TeamService>();
        var invitations = scope.ServiceProvider.GetRequiredService<InvitationService>();
        var (me, _) = await OwnersAsync();

        Assert.IsType<SaveOutcome.Forbidden>(
            await team.ChangeRoleAsync(manager.Id, StaffRole.Owner)
        );
        Assert.IsType<SaveOutcome.Forbidden>(await team.RemoveAsync(me));
        Assert.IsType<SaveOutcome.Forbidden>(await team.ResetSecondFactorAsync(me));
        Assert.IsType<SaveOutcome.Forbidden>(
            await team.RequireSecondFactorAsync(StaffRole.Owner, false)
        );
        Assert.Null(await team.MakePasswordLinkAsync(me));
        var invited = await invitations.InviteAsync(new() { Email = "eve@shop.example" });
        Assert.IsType<SaveOutcome.Forbidden>(invited.Outcome);
        Assert.Null(invited.Token);
    }

    [Fact]
    public async Task A_locked_member_is_shown_and_can_be_unlocked()
    {
        var viewer = await Shop.Services.MemberAsync(StaffRole.Viewer);
        var key = SignInAttempts.Password(viewer.NormalizedEmail!);
        foreach (var _ in Enumerable.Range(0, 5))
            await Get<SignInAttempts>().TakeAsync(key);

        var locked = await RowAsync(viewer);
        Assert.NotNull(locked.LockedUntil);
        Outcomes.Saved(await Service.UnlockAsync(locked));

        Assert.Null((await RowAsync(viewer)).LockedUntil);
    }

    [Fact]
    public async Task A_lost_second_factor_can_be_reset()
    {
        var viewer = await Shop.Services.MemberAsync(StaffRole.Viewer);
        await Shop.Data.ExecuteAsync(
            $"""
            UPDATE staff.members SET two_factor_enabled = true WHERE id = {viewer.Id};
            INSERT INTO staff.tokens (member_id, provider, name, value) VALUES ({viewer.Id}, '[AspNetUserStore]', 'AuthenticatorKey', 'K');
            """
        );
        Assert.True((await RowAsync(viewer)).HasSecondFactor);

        Outcomes.Saved(await Service.ResetSecondFactorAsync(viewer.Id));

        Assert.False((await RowAsync(viewer)).HasSecondFactor);
        await using var db = Shop.Data.CreateDbContext();
        Assert.False(
            await db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<int>>().AnyAsync()
        );
    }

    [Fact]
    public async Task A_second_factor_can_be_required_of_one_role_only()
    {
        Outcomes.Saved(await Service.RequireSecondFactorAsync(StaffRole.Manager, true));

        var required = (await Get<TeamQuery>().ReadAsync()).RequiresSecondFactor;
        Assert.Equal((true, false), (required[StaffRole.Manager], required[StaffRole.Viewer]));
    }

    private async Task<TeamMember> RowAsync(StaffMember member) =>
        (await Get<TeamQuery>().ReadAsync()).Members.Single(m => m.Id == member.Id);

    private async Task<(int Me, int First)> OwnersAsync() =>
        ((await Shop.Services.MemberAsync()).Id, (await FindAsync("first@shop.example"))!.Id);
}
