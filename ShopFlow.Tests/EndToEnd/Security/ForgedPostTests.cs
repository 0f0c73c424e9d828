using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Tests.EndToEnd.Access;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Security;

/// <summary>Another site's form, sent by the browser of an owner: the cookie is there, our token is not.</summary>
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
    public async Task No_endpoint_takes_a_post_without_the_token_of_its_form()
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
    public async Task Nor_one_with_the_token_of_somebody_else()
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
            // A form that is too old is shown anew, and nothing of what was posted is kept.
            if (answer.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.SeeOther))
                taken.Add($"{page} {handler}: {answer.StatusCode}");
        }

        Assert.Empty(taken);
        Assert.Equal(before, await shop.Data.FingerprintAsync());
    }

    /// <summary>All but the hub's own, which carry nothing that changes anything: a circuit is a web socket.</summary>
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

    /// <summary>The forms that the pages hold for a browser without a circuit.</summary>
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
