using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ShopFlow.Tests.Support;

/// <summary>
/// Reads pages and posts their forms with the hidden fields they contain, like a browser without scripts.
/// </summary>
internal sealed class HttpBrowser : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };

    public HttpBrowser(Uri url) => Client = new(handler) { BaseAddress = url };

    public HttpClient Client { get; }

    public CookieContainer Cookies => handler.CookieContainer;

    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{path} {answer.StatusCode} {html}");
        return Parse(html);
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>Reads the page, fills in its form and posts it to the form's action.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(
        string path,
        string form,
        params (string Name, string Value)[] typed
    ) => await SubmitAsync(await ReadAsync(path), path, form, typed);

    /// <summary>The same for a page that was already read, or that a form answered with.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(
        IHtmlDocument page,
        string path,
        string form,
        params (string Name, string Value)[] typed
    )
    {
        var element = (IHtmlFormElement)
            page.QuerySelectorAll("form")
                .Single(f =>
                    f.GetAttribute("action") == form
                    || f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form
                );
        var fields = element
            .QuerySelectorAll("input[type=hidden]")
            .Cast<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(typed.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var action = element.GetAttribute("action");
        return await PostAsync(action is null ? path : "/" + action.TrimStart('/'), fields);
    }

    public async Task<HttpResponseMessage> PostAsync(
        string path,
        IEnumerable<KeyValuePair<string, string>> fields
    )
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Client.PostAsync(path, content);
    }

    public void Dispose() => Client.Dispose();
}
