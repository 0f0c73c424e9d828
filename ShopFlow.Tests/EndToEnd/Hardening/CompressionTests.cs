using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hardening;

public sealed partial class CompressionTests
{
    [Theory]
    [InlineData("same-origin", "br")]
    [InlineData("none", "gzip")]
    public async Task A_page_that_the_user_opens_is_compressed(string site, string encoding)
    {
        var answer = await HeadersAsync(site, encoding);

        Assert.Equal([encoding], answer.ContentEncoding);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData(null)]
    public async Task A_page_requested_by_another_site_is_not_compressed_so_its_length_leaks_nothing(
        string? site
    )
    {
        var answer = await HeadersAsync(site, "br");

        Assert.Empty(answer.ContentEncoding);
    }

    [Fact]
    public async Task Every_style_sheet_of_a_page_is_compressed()
    {
        foreach (var (file, answer) in await LinkedFilesAsync(".css"))
        {
            // Compressing a small file doesn't always make it smaller.
            var size = (await answer.Content.ReadAsByteArrayAsync()).Length;
            Assert.True(size < 4_000 || answer.Content.Headers.ContentEncoding.Count > 0, file);
        }
    }

    [Fact]
    public async Task A_file_with_its_version_in_the_address_is_cached_for_good()
    {
        var files = await LinkedFilesAsync("?v=");

        Assert.Equal(3, files.Count);
        Assert.All(
            files,
            file => Assert.Contains("immutable", $"{file.Answer.Headers.CacheControl}")
        );
    }

    private static async Task<List<(string File, HttpResponseMessage Answer)>> LinkedFilesAsync(
        string part
    )
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = await shop.SignedInBrowserAsync();
        var page = await browser.Client.GetStringAsync("orders");
        var files = LinkedFiles().Matches(page).Select(link => link.Groups["file"].Value);
        var answers = new List<(string, HttpResponseMessage)>();
        foreach (var file in files.Where(file => file.Contains(part, StringComparison.Ordinal)))
        {
            using var request = Request(file, "same-origin", "gzip");
            answers.Add((file, await browser.Client.SendAsync(request)));
        }

        return answers;
    }

    private static async Task<HttpContentHeaders> HeadersAsync(string? site, string encoding)
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = await shop.SignedInBrowserAsync();
        using var request = Request("orders?q=ada", site, encoding);
        using var answer = await browser.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return answer.Content.Headers;
    }

    private static HttpRequestMessage Request(string path, string? site, string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", encoding);
        request.Headers.Add("Sec-Fetch-Site", site);
        return request;
    }

    [GeneratedRegex(
        "(href|src)=\"(?<file>[^\"]+\\.(css|js)[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex LinkedFiles();
}
