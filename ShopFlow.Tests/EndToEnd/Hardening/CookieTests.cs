using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hardening;

public sealed class CookieTests : IAsyncLifetime
{
    private static readonly (string, string)[] OverProxy =
    [
        ("Host", "shop.example"),
        ("X-Forwarded-Proto", "https"),
    ];

    private RunningShop shop = null!;
    private HttpBrowser browser = null!;

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartAsync("--ShopFlow:Proxies=127.0.0.1");
        await shop.Services.MemberAsync(StaffRole.Owner, TestStaff.Password);
        browser = shop.Browser();
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task Local_cookies_are_hidden_from_scripts_and_other_sites()
    {
        using var page = await browser.GetAsync("/sign-in");
        using var signedIn = await SignInAsync();

        var form = Assert.Single(Cookies(page));
        Assert.StartsWith("shopflow-forms=", form, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict; httponly", form);
        var cookie = Assert.Single(
            Cookies(signedIn),
            c => c.StartsWith("shopflow=", StringComparison.Ordinal)
        );
        Assert.Contains("; samesite=lax; httponly", cookie);
        Assert.DoesNotContain("domain=", cookie);
    }

    [Fact]
    public async Task Cookies_set_over_HTTPS_are_secure()
    {
        using var page = await browser.GetAsync("/sign-in", OverProxy);

        Assert.All(Cookies(page), cookie => Assert.Contains("; secure;", cookie));
    }

    [Fact]
    public async Task The_session_cookie_over_HTTPS_is_bound_to_the_host()
    {
        using var signedIn = await SignInOverHttpsAsync();
        var cookie = Assert.Single(
            Cookies(signedIn),
            c => c.StartsWith("__Host-shopflow=", StringComparison.Ordinal)
        );
        using var inside = await browser.GetAsync("/orders", [.. OverProxy, Sent(cookie)]);
        using var planted = await browser.GetAsync(
            "/orders",
            [.. OverProxy, Sent(cookie["__Host-".Length..])]
        );

        Assert.Contains("; path=/; secure;", cookie);
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, planted.StatusCode);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static (string, string) Sent(string cookie) => ("Cookie", cookie.Split(';')[0]);

    private Task<HttpResponseMessage> SignInAsync() =>
        browser.SubmitAsync(
            "/sign-in",
            "sign-in",
            ("Form.Email", "owner@shop.example"),
            ("Form.Password", TestStaff.Password)
        );

    /// <summary>Sends the cookies by hand, because the client speaks HTTP and would withhold a secure cookie.</summary>
    private async Task<HttpResponseMessage> SignInOverHttpsAsync()
    {
        using var page = await browser.GetAsync("/sign-in", OverProxy);
        var hidden = HttpBrowser
            .Parse(await page.Content.ReadAsStringAsync())
            .QuerySelectorAll<IHtmlFormElement>("main form")
            .Single(form => form.QuerySelector("input[name=_handler][value=sign-in]") is not null)
            .QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.Name!, input.Value));
        foreach (var (name, value) in OverProxy.Append(Sent(Cookies(page).Single())))
        {
            browser.Client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        var answer = await browser.PostAsync(
            "/sign-in",
            [
                .. hidden,
                new("Form.Email", "owner@shop.example"),
                new("Form.Password", TestStaff.Password),
            ]
        );
        browser.Client.DefaultRequestHeaders.Clear();
        return answer;
    }
}
