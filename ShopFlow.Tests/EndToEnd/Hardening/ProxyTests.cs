using System.Net;
using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Hosting;

namespace ShopFlow.Tests.EndToEnd.Hardening;

/// <summary>From other machines ShopFlow accepts only HTTPS, through the proxies named in the settings.</summary>
public sealed class ProxyTests
{
    private static readonly (string, string) Host = ("Host", "shop.example");
    private static readonly (string, string) Https = ("X-Forwarded-Proto", "https");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3; 127.0.0.0/8")]
    public async Task A_configured_proxy_is_trusted_to_report_HTTPS(string proxies)
    {
        await using var shop = await RunningShop.StartAsync("--ShopFlow:Proxies=" + proxies);
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync("/sign-in", Host, Https);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["max-age=31536000"], answer.Headers.GetValues("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.1.2.3;172.18.0.0/16;2001:db8::/32")]
    public async Task Nobody_else_is_trusted_to_report_HTTPS(string proxies)
    {
        await using var shop = await RunningShop.StartAsync("--ShopFlow:Proxies=" + proxies);
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync("/sign-in", Host, Https);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(
            "ShopFlow is open over HTTPS only, except from the machine that it runs on.",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_forged_X_Forwarded_Host_does_not_get_into_an_address()
    {
        await using var shop = await RunningShop.StartAsync("--ShopFlow:Proxies=127.0.0.1");
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync(
            "/orders",
            Host,
            Https,
            ("X-Forwarded-Host", "evil.example")
        );

        Assert.Equal("shop.example", answer.Headers.Location!.Host);
    }

    [Fact]
    public async Task Health_checks_work_over_HTTP_too()
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync("/health/ready", Host);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public void An_invalid_proxy_address_is_refused_with_an_explanation()
    {
        var builder = ShopFlowHost.CreateBuilder("--ShopFlow:Proxies=proxy.example");

        var refusal = Assert.Throws<CannotStartException>(() =>
            ShopFlowHost.Build(builder, "Host=nowhere")
        );

        Assert.StartsWith(
            "proxy.example in ShopFlow__Proxies is neither an address nor a network.",
            refusal.Message,
            StringComparison.Ordinal
        );
    }
}
