using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hardening;

public sealed class SecurityHeaderTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/app.css")]
    [InlineData("/health/live")]
    [InlineData("/_blazor")]
    public async Task Every_response_has_the_security_headers(string path)
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy);
        Assert.Contains("style-src 'self';", policy);
        Assert.Contains("object-src 'none'", policy);
        Assert.Contains("base-uri 'self'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Opener-Policy"));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task Pages_are_not_cached_but_static_files_are()
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = await shop.SignedInBrowserAsync();

        using var page = await browser.GetAsync("/products");
        using var style = await browser.GetAsync("/app.css");

        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.False(style.Headers.CacheControl!.NoStore);
    }
}
