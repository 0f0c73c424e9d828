using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Hosting;

namespace ShopFlow.Tests.EndToEnd.Hardening;

/// <summary>A real server with settings of the test's own, and a client that follows nothing by itself.</summary>
internal sealed class ServedShop : IAsyncDisposable
{
    private readonly TestShop data;
    private readonly WebApplication host;

    private ServedShop(TestShop data, WebApplication host)
    {
        this.data = data;
        this.host = host;
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        Client = new(handler) { BaseAddress = new(host.Urls.First()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => host.Services;

    public IEnumerable<string> Urls => host.Urls;

    public static async Task<ServedShop> StartAsync(params string[] settings)
    {
        var shop = await TestShop.CreateAsync();
        var builder = ShopFlowHost.CreateBuilder([
            "--applicationName=ShopFlow.Web",
            "--urls=http://127.0.0.1:0",
            .. settings,
        ]);
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        var server = ShopFlowHost.Build(builder, shop.ServingConnectionString);
        await server.StartAsync();
        return new(shop, server);
    }

    /// <summary>Asks as a browser would that reached the server by another name, or over a proxy.</summary>
    public async Task<HttpResponseMessage> GetAsync(
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        await data.DisposeAsync();
    }
}
