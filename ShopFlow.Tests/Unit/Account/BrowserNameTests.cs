using ShopFlow.Web.Features.Account;

namespace ShopFlow.Tests.Unit.Account;

public sealed class BrowserNameTests
{
    [Theory]
    [InlineData(
        "Firefox on Linux",
        "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
    )]
    [InlineData(
        "Chrome on Windows",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
    )]
    [InlineData(
        "Edge on Windows",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"
    )]
    [InlineData(
        "Safari on iPhone",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1"
    )]
    [InlineData(
        "Chrome on Android",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"
    )]
    [InlineData("Unknown browser", "curl/8.5.0")]
    [InlineData("Unknown browser", "")]
    [InlineData("Unknown browser on Linux", "<script>alert(1)</script> Linux")]
    public void A_browser_gets_the_name_people_know_it_by(string name, string userAgent) =>
        Assert.Equal(name, BrowserName.Of(userAgent));
}
