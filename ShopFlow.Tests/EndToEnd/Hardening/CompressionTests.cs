using System.Net.Http.Headers;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hardening;

public sealed class CompressionTests
{
    [Theory]
    [InlineData("same-origin", "br")]
    [InlineData("none", "gzip")]
    public async Task A_page_that_somebody_opens_is_sent_compressed(string asker, string encoding)
    {
        var answer = await AskAsync(asker, encoding);

        Assert.Equal([encoding], answer.ContentEncoding);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData(null)]
    public async Task A_page_that_another_site_asks_for_does_not_tell_by_its_length_what_stands_in_it(
        string? asker
    )
    {
        var answer = await AskAsync(asker, "br");

        Assert.Empty(answer.ContentEncoding);
    }

    private static async Task<HttpContentHeaders> AskAsync(string? asker, string encoding)
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = await shop.SignedInBrowserAsync();
        using var question = new HttpRequestMessage(HttpMethod.Get, "orders?q=ada");
        question.Headers.Add("Accept-Encoding", encoding);
        question.Headers.Add("Sec-Fetch-Site", asker);
        using var answer = await browser.Client.SendAsync(question);
        answer.EnsureSuccessStatusCode();
        return answer.Content.Headers;
    }
}
