using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Tests.EndToEnd.Access;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Security;

/// <summary>Another site's form, sent by an owner's browser: with our cookie but without our token.</summary>
public sealed class ForgedPostTests : IAsyncLifetime
{
    private RunningShop shop = null!;
    private HttpBrowser owner = null!;

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartAsync();
        owner = await shop.SignedInBrowserAsync();
    }

    public async Task DisposeAsync()
    {
        owner.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task No_endpoint_accepts_a_post_without_its_antiforgery_token()
    {
        var before = await shop.Data.FingerprintAsync();
        var taken = new List<string>();
        foreach (var path in Posts())
        {
            using var answer = await owner.PostAsync(path, [new("Form.Name", "Forged")]);
            if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Redirect)
                taken.Add(path);
        }

        Assert.Empty(taken);
        Assert.Equal(before, await shop.Data.FingerprintAsync());
    }

    [Fact]
    public async Task No_form_accepts_the_antiforgery_token_of_somebody_else()
    {
        using var viewer = await shop.SignedInBrowserAsync("viewer");
        var token = Token(await viewer.ReadAsync("/account"));
        var before = await shop.Data.FingerprintAsync();
        var taken = new List<string>();
        foreach (var (page, handler) in await FormsAsync())
        {
            using var answer = await owner.PostAsync(
                page,
                [
                    new("_handler", handler),
                    new("__RequestVerificationToken", token),
                    new("Form.Name", "Forged"),
                ]
            );
            // An outdated form is shown again without anything that was posted.
            if (answer.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.SeeOther))
                taken.Add($"{page} {handler}: {answer.StatusCode}");
        }

        Assert.Empty(taken);
        Assert.Equal(before, await shop.Data.FingerprintAsync());
    }

    /// <summary>
    /// All except the hub's. Those change nothing by themselves, because a circuit runs over a web socket.
    /// </summary>
    private IEnumerable<string> Posts() =>
        shop
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods
                && methods.HttpMethods.Contains("POST")
            )
            .Select(endpoint =>
                ShopPages.Address($"/{endpoint.RoutePattern.RawText!.TrimStart('/')}")
            )
            .Where(path => !path.StartsWith("/_blazor", StringComparison.Ordinal))
            .Distinct();

    /// <summary>The forms on pages that work without a circuit.</summary>
    private async Task<IReadOnlyList<(string Page, string Handler)>> FormsAsync()
    {
        var forms = new List<(string, string)>();
        foreach (
            var page in ShopPages.All.Keys.Where(page => !page.Contains('{') && page != "/error")
        )
        {
            using var answer = await owner.Client.GetAsync(page);
            var read = HttpBrowser.Parse(await answer.Content.ReadAsStringAsync());
            forms.AddRange(
                read.QuerySelectorAll("form[method=post] input[name=_handler]")
                    .Select(input => (page, input.GetAttribute("value")!))
            );
        }

        Assert.NotEmpty(forms);
        return forms;
    }

    private static string Token(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
