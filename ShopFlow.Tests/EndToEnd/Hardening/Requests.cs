using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hardening;

internal static class Requests
{
    /// <summary>Sends a request with other headers, such as another host name or those of a proxy.</summary>
    public static async Task<HttpResponseMessage> GetAsync(
        this HttpBrowser browser,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await browser.Client.SendAsync(request);
    }
}
