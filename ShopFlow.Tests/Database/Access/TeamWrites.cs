using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Data.Views;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Account;
using ShopFlow.Web.Features.Settings;
using ShopFlow.Web.Features.Team;

namespace ShopFlow.Tests.Database.Access;

/// <summary>
/// Writes to the team and to the shop as a whole, with Fiona (1, an owner), Vera (2, a viewer) and somebody who is
/// invited.
/// </summary>
internal static class TeamWrites
{
    private const string Team = """
        INSERT INTO staff.members (name, role, user_name, normalized_user_name, email, normalized_email, security_stamp, two_factor_enabled)
            VALUES ('Fiona', 'owner', 'f@shop.test', 'F@SHOP.TEST', 'f@shop.test', 'F@SHOP.TEST', 'none', false),
                   ('Vera', 'viewer', 'v@shop.test', 'V@SHOP.TEST', 'v@shop.test', 'V@SHOP.TEST', 'none', true),
                   ('Sam', 'staff', 's@shop.test', 'S@SHOP.TEST', 's@shop.test', 'S@SHOP.TEST', 'none', false),
                   ('Max', 'manager', 'm@shop.test', 'M@SHOP.TEST', 'm@shop.test', 'M@SHOP.TEST', 'none', false);
        INSERT INTO shopflow.views (list, name, query, is_pinned, position)
            VALUES ('orders', 'Team''s first', '', true, 1), ('orders', 'Team''s second', '?status=pending', true, 2);
        INSERT INTO staff.invitations (email, normalized_email, role, token_hash, created_at, expires_at)
            VALUES ('new@shop.test', 'NEW@SHOP.TEST', 'staff', '\x01', now(), now() + interval '1 day');
        UPDATE staff.role_settings SET requires_second_factor = true;
        INSERT INTO shopflow.demo_rows (table_name, last_id)
            VALUES ('users', 9), ('products', 9), ('orders', 9), ('order_items', 9), ('reviews', 9);
        """;

    private static readonly TeamMember Vera = new(
        2,
        "Vera",
        "v@shop.test",
        "V@SHOP.TEST",
        StaffRole.Viewer,
        HasSecondFactor: true,
        LastSeenAt: null
    );

    /// <summary>The team's first view, for callers that can't even see it.</summary>
    public static SavedView View { get; } =
        new()
        {
            Id = 1,
            List = "orders",
            Name = "Team's first",
        };

    public static IReadOnlyDictionary<
        string,
        Func<IServiceProvider, Task<SaveOutcome>>
    > All { get; } =
        new Dictionary<string, Func<IServiceProvider, Task<SaveOutcome>>>
        {
            ["TeamService.ChangeRoleAsync"] = s =>
                s.Of<TeamService>().ChangeRoleAsync(2, StaffRole.Owner),
            ["TeamService.ResetSecondFactorAsync"] = s =>
                s.Of<TeamService>().ResetSecondFactorAsync(2),
            ["TeamService.RemoveAsync"] = s => s.Of<TeamService>().RemoveAsync(2),
            ["TeamService.UnlockAsync"] = s => s.Of<TeamService>().UnlockAsync(Vera),
            ["TeamService.MakePasswordLinkAsync"] = async s =>
                await s.Of<TeamService>().MakePasswordLinkAsync(2) is null
                    ? new SaveOutcome.Forbidden()
                    : new SaveOutcome.Saved(),
            ["TeamService.RequireSecondFactorAsync"] = s =>
                s.Of<TeamService>().RequireSecondFactorAsync(StaffRole.Owner, isRequired: false),
            ["InvitationService.InviteAsync"] = async s =>
                (
                    await s.Of<InvitationService>()
                        .InviteAsync(new() { Email = "x@shop.test", Role = StaffRole.Owner })
                ).Outcome,
            ["InvitationService.RenewAsync"] = async s =>
                (await s.Of<InvitationService>().RenewAsync(1)).Outcome,
            ["InvitationService.RevokeAsync"] = s => s.Of<InvitationService>().RevokeAsync(1),
            ["DemoService.RemoveAsync"] = s => s.Of<DemoService>().RemoveAsync(),
        };

    /// <summary>Adds the members, and one wrong password for Vera.</summary>
    public static async Task LoadTeamAsync(this TestShop shop)
    {
        await shop.ExecuteAsync(Team);
        await shop.Get<SignInAttempts>().TakeAsync(SignInAttempts.Password("V@SHOP.TEST"));
    }

    private static T Of<T>(this IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
