using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Hosting;

namespace ShopFlow.Tests.Support;

/// <summary>The real program on its own port with its own database.</summary>
internal sealed class RunningShop(TestShop data, WebApplication server, WrittenLog log)
    : IAsyncDisposable
{
    public TestShop Data => data;

    public WrittenLog Log => log;

    public IServiceProvider Services => server.Services;

    public Uri Url { get; } = new(server.Urls.First());

    public static Task<RunningShop> StartAsync(params string[] settings) =>
        StartAsync(_ => { }, settings);

    private static readonly string[] InBerlin =
    [
        "--ShopFlow:Culture=en-GB",
        "--ShopFlow:TimeZone=Europe/Berlin",
    ];

    /// <param name="configure">Registrations to make before the program's own.</param>
    public static async Task<RunningShop> StartAsync(
        Action<IServiceCollection> configure,
        params string[] settings
    )
    {
        var data = await TestShop.CreateAsync();
        await data.LoadSmallShopAsync();
        await data.AddFirstOwnerAsync();
        return await StartAsync(data, configure, [.. InBerlin, .. settings]);
    }

    /// <summary>A shop without data that nobody has set up yet.</summary>
    public static async Task<RunningShop> StartNewAsync(params string[] settings) =>
        await StartAsync(await TestShop.CreateAsync(), _ => { }, [.. InBerlin, .. settings]);

    /// <summary>The same, on a server that knows nothing about where the shop is.</summary>
    public static async Task<RunningShop> StartAnywhereAsync() =>
        await StartAsync(await TestShop.CreateAsync(), _ => { }, []);

    private static async Task<RunningShop> StartAsync(
        TestShop data,
        Action<IServiceCollection> configure,
        string[] settings
    )
    {
        var log = new WrittenLog();
        var builder = ShopFlowHost.CreateBuilder([
            // The test assembly has none of the pages' assets.
            "--applicationName=ShopFlow.Web",
            "--urls=http://127.0.0.1:0",
            .. settings,
        ]);
        builder.Logging.AddProvider(log);
        builder.Logging.AddFilter<WrittenLog>(
            DbLoggerCategory.Database.Command.Name,
            LogLevel.Information
        );
        configure(builder.Services.HashQuickly());
        var server = ShopFlowHost.Build(builder, data.ServingConnectionString);
        await server.StartAsync();
        return new(data, server, log);
    }

    /// <summary>An HTTP client that keeps cookies and doesn't follow redirects.</summary>
    public HttpBrowser Browser() => new(Url);

    public async Task<HttpBrowser> SignedInBrowserAsync(string role = StaffRole.Owner)
    {
        var browser = Browser();
        browser.Cookies.Add(Url, await Services.CookieAsync(role));
        return browser;
    }

    public Task StopAsync() => server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await data.DisposeAsync();
    }
}
