using System.Net;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Team;

namespace ShopFlow.Tests.Database.Team;

public sealed class InvitationTests : TeamTests
{
    private static readonly (string, string)[] Answers =
    [
        ("Form.Name", "Grace Hopper"),
        ("Form.Password", TestStaff.Password),
    ];

    private InvitationService Service => Get<InvitationService>();

    [Fact]
    public async Task An_invitation_sets_the_email_and_role_of_the_new_member()
    {
        using var browser = Shop.Browser();

        using var joined = await browser.SubmitAsync(
            await InviteAsync(),
            "invitation",
            [.. Answers, ("Form.Role", "owner"), ("Form.Email", "eve@shop.example")]
        );

        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
        Assert.Equal(StaffRole.Staff, (await FindAsync("grace@shop.example"))!.Role);
        await browser.ReadAsync("/");
    }

    [Fact]
    public async Task Used_renewed_revoked_expired_and_wrong_links_look_alike()
    {
        using var browser = Shop.Browser();
        var used = await InviteAsync("used@shop.example");
        (await browser.SubmitAsync(used, "invitation", Answers)).Dispose();
        var renewed = await InviteAsync("renewed@shop.example");
        Outcomes.Saved((await Service.RenewAsync(await IdAsync("renewed@shop.example"))).Outcome);
        var revoked = await InviteAsync("revoked@shop.example");
        Outcomes.Saved(await Service.RevokeAsync(await IdAsync("revoked@shop.example")));
        var expired = await InviteAsync("expired@shop.example");
        await Shop.Data.ExecuteAsync(
            "UPDATE staff.invitations SET expires_at = now() WHERE email = 'expired@shop.example'"
        );
        using var stranger = Shop.Browser();

        var pages = new List<string>();
        foreach (var link in new[] { used, renewed, revoked, expired, "/invitation?token=x" })
            pages.Add((await stranger.ReadAsync(link)).QuerySelector("main")!.TextContent);

        Assert.Single(pages.Distinct());
        Assert.Contains("This link does not work", pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_link_used_twice_at_once_creates_one_member()
    {
        var link = await InviteAsync();
        using var one = Shop.Browser();
        using var other = Shop.Browser();

        var answers = await Task.WhenAll(
            one.SubmitAsync(link, "invitation", Answers),
            other.SubmitAsync(link, "invitation", Answers)
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        await using var db = Shop.Data.CreateDbContext();
        Assert.Equal(1, await db.StaffMembers.CountAsync(m => m.Email == "grace@shop.example"));
    }

    [Theory]
    [InlineData("owner@shop.example", "Somebody already signs in with this email.")]
    [InlineData(
        "Grace@Shop.example",
        "This email is already invited. Make a new link, or withdraw the invitation first."
    )]
    [InlineData("grace", "This is not an email address. It looks like this: name@example.com.")]
    [InlineData(" ", "Email is required.")]
    public async Task A_bad_email_is_refused_on_its_field(string email, string sentence)
    {
        await InviteAsync();
        var form = new InvitationForm { Email = email };

        var refused = await Service.InviteAsync(form);

        Assert.Equal(sentence, Only(refused.Outcome));
        var message = ((SaveOutcome.Invalid)refused.Outcome).Messages[0];
        Assert.Equal((form, "Email"), (message.Target, message.Property));
    }

    private async Task<string> InviteAsync(string email = "grace@shop.example")
    {
        var invited = await Service.InviteAsync(new() { Email = email, Role = StaffRole.Staff });
        Outcomes.Saved(invited.Outcome);
        return invited.Token!.At("", "invitation");
    }

    private async Task<int> IdAsync(string email)
    {
        await using var db = Shop.Data.CreateDbContext();
        return await db
            .StaffInvitations.Where(i => i.Email == email)
            .Select(i => i.Id)
            .SingleAsync();
    }
}
