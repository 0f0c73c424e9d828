using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.EndToEnd.Access;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Team;

namespace ShopFlow.Tests.EndToEnd.Security;

/// <summary>Fields that no form shows, posted with every form.</summary>
public sealed class OverpostingTests
{
    /// <summary>Names that a binder might bind to a member or a permission.</summary>
    private static readonly string[] Hidden =
    [
        "Role",
        "Id",
        "MemberId",
        "IsOwner",
        "Email",
        "NormalizedEmail",
        "PasswordHash",
        "SecurityStamp",
        "TwoFactorEnabled",
        "ConcurrencyStamp",
        "Version",
        "Permission",
    ];

    private static readonly string[] Prefixes = ["", "Form.", "Member.", "Form.Member."];

    [Fact]
    public async Task Extra_fields_posted_by_a_viewer_change_no_member()
    {
        await using var shop = await RunningShop.StartAsync();
        await shop.Services.MemberAsync(StaffRole.Owner);
        using var viewer = await shop.SignedInBrowserAsync(StaffRole.Viewer);
        var before = await MembersAsync(shop);
        var posted = 0;
        foreach (var page in ShopPages.All.Keys.Where(page => !page.Contains('{')))
        foreach (var form in await FormsAsync(viewer, page))
        {
            using var answer = await viewer.PostAsync(page, Fields(form));
            Assert.True((int)answer.StatusCode < 500, $"{page}: {answer.StatusCode}");
            posted++;
        }

        Assert.True(posted > 2);
        Assert.Equal(before, await MembersAsync(shop));
    }

    [Fact]
    public async Task An_invited_viewer_joins_with_the_invited_role_and_email_whatever_is_posted()
    {
        await using var shop = await RunningShop.StartAsync();
        var invited = await shop
            .Data.Get<InvitationService>()
            .InviteAsync(new() { Email = "eve@shop.example", Role = StaffRole.Viewer });
        using var eve = shop.Browser();
        (string, string)[] hidden = [.. HiddenFields().Select(field => (field.Key, field.Value))];

        using var answer = await eve.SubmitAsync(
            invited.Token!.At("", "invitation"),
            "invitation",
            [("Form.Name", "Eve"), ("Form.Password", TestStaff.Password), .. hidden]
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await using var db = shop.Data.CreateDbContext();
        var joined = await db.StaffMembers.SingleAsync(member => member.Name == "Eve");
        Assert.Equal((StaffRole.Viewer, "eve@shop.example"), (joined.Role, joined.Email));
    }

    private static async Task<IReadOnlyList<IHtmlFormElement>> FormsAsync(
        HttpBrowser browser,
        string page
    )
    {
        using var answer = await browser.Client.GetAsync(page);
        var read = HttpBrowser.Parse(await answer.Content.ReadAsStringAsync());
        return
        [
            .. read.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
                .Where(form => form.QuerySelector("input[name=_handler]") is not null),
        ];
    }

    /// <summary>
    /// The form's own fields unchanged, plus every hidden name in each form that a binder might read.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form) =>
        form.QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(HiddenFields());

    private static IEnumerable<KeyValuePair<string, string>> HiddenFields() =>
        from name in Hidden
        from prefix in Prefixes
        select KeyValuePair.Create(prefix + name, name == "Role" ? StaffRole.Owner : "1");

    private static async Task<string> MembersAsync(RunningShop shop)
    {
        await using var connection = new NpgsqlConnection(shop.Data.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT string_agg(concat_ws(' ', id, email, role, password_hash, two_factor_enabled), '; ' ORDER BY id) FROM staff.members",
            connection
        );
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
