using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>Every endpoint of the program, requested by a browser that isn't signed in.</summary>
public sealed class ClosedByDefaultTests : IAsyncLifetime
{
    /// <summary>Everything that answers without a cookie, besides the program's static files.</summary>
    private static readonly string[] Open =
    [
        "GET /health/live",
        "GET /health/ready",
        "GET /error",
        "POST /error",
        "GET /theme.css",
        "GET /sign-in",
        "POST /sign-in",
        "POST /sign-in/passkey-options",
        "POST /sign-in/second-factor",
        "POST /sign-in/second-factor/passkey-options",
        "POST /sign-out",
        "GET /set-up",
        "POST /set-up",
        "GET /invitation",
        "POST /invitation",
        "GET /reset-password",
        "POST /reset-password",
    ];

    private static readonly string[] FileKinds = [".css", ".js", ".map", ".svg"];

    private RunningShop shop = null!;
    private HttpBrowser stranger = null!;

    [Fact]
    public async Task Without_a_cookie_all_but_a_few_endpoints_redirect_to_the_sign_in_or_answer_401()
    {
        var open = new List<string>();
        foreach (
            var (method, path) in Endpoints()
                .Where(e => !IsStaticFile(e.Endpoint))
                .SelectMany(Requests)
        )
        {
            using var request = new HttpRequestMessage(method, path);
            using var answer = await stranger.Client.SendAsync(request);
            if (!IsClosed(answer))
                open.Add($"{method} {path}");
        }

        Assert.Equal(Open.Order(), open.Order());
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/_blazor")]
    [InlineData("/_blazor/disconnect")]
    public async Task The_hub_for_circuits_requires_signing_in(string path)
    {
        using var answer = await stranger.PostAsync(path, []);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Static_files_are_only_the_programs_own_styles_scripts_and_images()
    {
        var files = Endpoints().Select(e => e.Endpoint).Where(IsStaticFile).ToList();

        Assert.Equal(
            FileKinds,
            files.Select(file => Path.GetExtension(PathOf((RouteEndpoint)file))).Distinct().Order()
        );
        using var style = await stranger.Client.GetAsync("/app.css");
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
    }

    [Theory]
    [InlineData("/orders?status=pending", "/sign-in?returnUrl=%2Forders%3Fstatus%3Dpending")]
    [InlineData("/nowhere", "/sign-in?returnUrl=%2Fnowhere")]
    public async Task A_page_redirects_to_the_sign_in_and_back(string path, string signIn)
    {
        using var answer = await stranger.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(signIn, answer.Headers.Location!.PathAndQuery);
    }

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartAsync();
        stranger = shop.Browser();
    }

    public async Task DisposeAsync()
    {
        stranger.Dispose();
        await shop.DisposeAsync();
    }

    private IEnumerable<(Endpoint Endpoint, string Path)> Endpoints() =>
        shop
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => ((Endpoint)endpoint, PathOf(endpoint)));

    // Replaces each parameter with 1, which works as a number, a word and a file name.
    private static string PathOf(RouteEndpoint endpoint) =>
        "/"
        + string.Join(
            '/',
            endpoint.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part is RoutePatternLiteralPart text ? text.Content : "1"
                    )
                )
            )
        );

    private static IEnumerable<(HttpMethod Method, string Path)> Requests(
        (Endpoint Endpoint, string Path) target
    ) =>
        (
            target.Endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [_, ..] own
                ? own
                : ["GET", "POST", "PUT", "DELETE"]
        ).Select(method => (new HttpMethod(method), target.Path));

    private static bool IsStaticFile(Endpoint endpoint) =>
        endpoint.Metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor");

    private static bool IsClosed(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized
        || answer
            is { StatusCode: HttpStatusCode.Redirect, Headers.Location: { IsAbsoluteUri: true } to }
            && to.AbsolutePath == "/sign-in";
}
