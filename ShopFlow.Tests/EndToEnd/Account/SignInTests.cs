using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>Signing in and out through the forms, without JavaScript.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Email = "owner@shop.example";

    private RunningShop shop = null!;
    private HttpBrowser browser = null!;

    [Fact]
    public async Task The_correct_password_opens_the_requested_page()
    {
        using var answer = await SignInAsync(returnUrl: "/orders?status=pending");

        Assert.Equal("/orders?status=pending", Target(answer));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/orders?status=pending"));
    }

    [Fact]
    public async Task The_cookie_is_hidden_from_scripts_and_lasts_for_the_browser_session_unless_kept()
    {
        using var passing = await SignInAsync();
        using var other = shop.Browser();
        using var kept = await other.SubmitAsync(
            "/sign-in",
            "sign-in",
            [.. Typed(Email, TestStaff.Password), ("Form.IsKept", "true")]
        );

        Assert.Contains("httponly", Cookie(passing), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", Cookie(passing), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", Cookie(passing), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires", Cookie(kept), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("")]
    public async Task A_return_address_on_another_site_leads_to_the_start_page(string returnUrl)
    {
        using var answer = await SignInAsync(returnUrl);

        Assert.Equal("/", Target(answer));
    }

    [Fact]
    public async Task Every_sign_in_starts_a_new_session_and_signing_out_ends_it()
    {
        using var first = await SignInAsync();
        var before = CookieHeader();
        using var signOut = await browser.SubmitAsync("/account", "sign-out");
        Assert.Equal("/sign-in", Target(signOut));
        using var second = await SignInAsync();

        Assert.NotEqual(before, CookieHeader());
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync("/orders", before));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/orders"));
        await using var db = shop.Data.CreateDbContext();
        Assert.Equal(1, await db.StaffSessions.CountAsync());
    }

    [Fact]
    public async Task A_cookie_from_before_the_sign_in_is_worthless_after_it()
    {
        await browser.ReadAsync("/sign-in");
        var planted = CookieHeader();

        using var answer = await SignInAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/orders"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync("/orders", planted));
    }

    [Theory]
    [InlineData("sign-in", "sign-in")]
    [InlineData("account", "password")]
    [InlineData("account", "name")]
    [InlineData("account", "browsers")]
    public async Task A_form_posted_by_another_site_only_shows_the_page(string page, string handler)
    {
        if (page != "sign-in")
            (await SignInAsync()).Dispose();
        var before = await StateAsync();

        using var answer = await browser.PostAsync(
            $"/{page}",
            [
                KeyValuePair.Create("_handler", handler),
                KeyValuePair.Create("Form.Email", Email),
                KeyValuePair.Create("Form.Password", TestStaff.Password),
                KeyValuePair.Create("Form.Name", "Mallory"),
                KeyValuePair.Create("Form.Old", TestStaff.Password),
                KeyValuePair.Create("Form.New", "chosen by somebody else"),
            ]
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/{page}", answer.Headers.Location!.OriginalString);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task A_stale_sign_in_page_of_a_signed_in_member_leads_on()
    {
        var page = await browser.ReadAsync("/sign-in");
        var stale = page.QuerySelectorAll("form input[type=hidden]")
            .Cast<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .ToList();
        (await SignInAsync()).Dispose();

        using var answer = await browser.PostAsync("/sign-in", stale);
        using var again = await browser.Client.GetAsync(answer.Headers.Location);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/", Target(again));
    }

    [Fact]
    public async Task Another_site_cannot_sign_anybody_out()
    {
        (await SignInAsync()).Dispose();

        using var answer = await browser.PostAsync("/sign-out", []);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/orders"));
    }

    [Fact]
    public async Task Nothing_that_was_typed_reaches_the_log()
    {
        (await SignInAsync()).Dispose();
        using var wrong = await browser.SubmitAsync(
            "/account",
            "password",
            ("Form.Old", "mistyped secret"),
            ("Form.New", "no")
        );

        Assert.DoesNotContain(TestStaff.Password, shop.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mistyped secret", shop.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, shop.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartAsync();
        await shop.Services.MemberAsync(StaffRole.Owner, TestStaff.Password);
        browser = shop.Browser();
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await shop.DisposeAsync();
    }

    private Task<HttpResponseMessage> SignInAsync(string returnUrl = "/") =>
        browser.SubmitAsync(
            $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}",
            "sign-in",
            Typed(Email, TestStaff.Password)
        );

    private async Task<string> StateAsync()
    {
        await using var db = shop.Data.CreateDbContext();
        var member = await db.StaffMembers.SingleAsync(m => m.Email == Email);
        return $"{member.Name} {member.PasswordHash} {await db.StaffSessions.CountAsync()}";
    }

    private static (string, string)[] Typed(string email, string password) =>
        [("Form.Email", email), ("Form.Password", password)];

    private string CookieHeader() => browser.Cookies.GetCookieHeader(shop.Url);

    private async Task<HttpStatusCode> StatusAsync(string path, string? cookies = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookies ?? CookieHeader());
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = shop.Url };
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static string Target(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var target = answer.Headers.Location!;
        return target.IsAbsoluteUri ? target.PathAndQuery : target.OriginalString;
    }

    private static string Cookie(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? string.Join(
                '\n',
                cookies.Where(c => c.StartsWith("shopflow=", StringComparison.Ordinal))
            )
            : "";
}
