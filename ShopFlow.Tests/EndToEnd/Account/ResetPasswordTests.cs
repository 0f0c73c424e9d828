using System.Net;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Account;

public sealed class ResetPasswordTests : IAsyncLifetime
{
    private const string New = "seven quiet paper lamps";

    private RunningShop shop = null!;
    private HttpBrowser browser = null!;

    [Fact]
    public async Task A_locked_out_member_can_sign_in_with_the_new_password()
    {
        var member = await shop.Services.MemberAsync(password: TestStaff.Password);
        foreach (var _ in Enumerable.Range(0, 6))
            (await SignInAsync(member.Email!, "wrong wrong wrong")).Dispose();

        using var set = await SetAsync(await shop.PasswordLinkAsync(member.Id), New);

        Assert.Equal("/sign-in?done=password", Path(set));
        using var old = await SignInAsync(member.Email!, TestStaff.Password);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using var signedIn = await SignInAsync(member.Email!, New);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task Resetting_the_password_signs_all_browsers_out()
    {
        var member = await shop.Services.MemberAsync();
        using var elsewhere = await shop.SignedInBrowserAsync();
        await elsewhere.ReadAsync("/");

        using var set = await SetAsync(await shop.PasswordLinkAsync(member.Id), New);

        using var answer = await elsewhere.Client.GetAsync("/");
        Assert.StartsWith("/sign-in", Path(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_password_does_not_use_up_the_link()
    {
        var member = await shop.Services.MemberAsync();
        var link = await shop.PasswordLinkAsync(member.Id);

        using var refused = await SetAsync(link, "short");

        Assert.Contains(
            "must have 12 or more characters",
            await refused.Content.ReadAsStringAsync()
        );
        using var set = await SetAsync(link, New);
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
    }

    [Fact]
    public async Task Wrong_used_replaced_and_expired_links_look_alike()
    {
        var member = await shop.Services.MemberAsync();
        var replaced = await shop.PasswordLinkAsync(member.Id);
        var used = await shop.PasswordLinkAsync(member.Id);
        (await SetAsync(used, New)).Dispose();
        var expired = await shop.PasswordLinkAsync(
            member.Id,
            DateTimeOffset.UtcNow.AddMinutes(-61)
        );
        string[] links =
        [
            replaced,
            used,
            expired,
            "/reset-password",
            "/reset-password?token=x",
            await shop.SetUpLinkAsync(),
        ];

        var pages = new List<string>();
        foreach (var link in links)
            pages.Add((await browser.ReadAsync(link)).QuerySelector("main")!.TextContent);

        Assert.Single(pages.Distinct());
        Assert.Contains("This link does not work", pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_used_twice_at_once_sets_one_password()
    {
        var member = await shop.Services.MemberAsync();
        var link = await shop.PasswordLinkAsync(member.Id);
        using var other = shop.Browser();

        var answers = await Task.WhenAll(
            browser.SubmitAsync(link, "new-password", ("Form.Password", New)),
            other.SubmitAsync(link, "new-password", ("Form.Password", New + " too"))
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        await using var db = shop.Data.CreateDbContext();
        Assert.False(await db.StaffLinks.AnyAsync());
    }

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartAsync();
        browser = shop.Browser();
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await shop.DisposeAsync();
    }

    private Task<HttpResponseMessage> SetAsync(string link, string password) =>
        browser.SubmitAsync(link, "new-password", ("Form.Password", password));

    private Task<HttpResponseMessage> SignInAsync(string email, string password) =>
        browser.SubmitAsync(
            "/sign-in",
            "sign-in",
            ("Form.Email", email),
            ("Form.Password", password)
        );

    private static string? Path(HttpResponseMessage answer) =>
        answer.Headers.Location is { IsAbsoluteUri: true } whole
            ? whole.PathAndQuery
            : "/" + answer.Headers.Location?.ToString().TrimStart('/');
}
