using System.Net;
using Microsoft.Playwright;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Hardening;

/// <summary>ShopFlow with its own certificate.</summary>
public sealed class HttpsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public HttpsTests()
    {
        Directory.CreateDirectory(folder.Path);
        TestCertificate.Write(folder["web.pfx"]);
    }

    private string[] Certificate =>
        [
            "--Kestrel:Certificates:Default:Path=" + folder["web.pfx"],
            "--Kestrel:Certificates:Default:Password=" + TestCertificate.Password,
        ];

    [SkippableFact]
    public async Task Signing_in_and_working_over_HTTPS_succeeds()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(
            role: ShopFlowBrowser.SignedOut,
            settings: ["--urls=https://127.0.0.1:0", .. Certificate]
        );
        await browser.Server.Services.MemberAsync(StaffRole.Owner, TestStaff.Password);
        var page = browser.Page;

        await page.GotoAsync("/products");
        await page.GetByLabel("Email").FillAsync("owner@shop.example");
        await page.GetByLabel("Password").FillAsync(TestStaff.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true })
            .ClickAsync();

        await page.WaitForSelectorAsync("html[data-alive]");
        await Expect(page.GetByText("3 products")).ToBeVisibleAsync();
        var cookies = await page.Context.CookiesAsync();
        Assert.Contains(cookies, cookie => cookie.Name == "__Host-shopflow");
        Assert.All(cookies, cookie => Assert.True(cookie is { Secure: true, HttpOnly: true }));
    }

    [Fact]
    public async Task HTTP_requests_are_redirected_to_HTTPS()
    {
        await using var shop = await RunningShop.StartAsync([
            "--urls=",
            "--Kestrel:Endpoints:Plain:Url=http://127.0.0.1:0",
            "--Kestrel:Endpoints:Secure:Url=https://127.0.0.1:0",
            "--https_port=8443",
            .. Certificate,
        ]);
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync("/orders", ("Host", "shop.example"));

        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        Assert.Equal("https://shop.example:8443/orders", answer.Headers.Location!.ToString());
    }

    public void Dispose() => folder.Dispose();
}
