using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Hosting;

namespace ShopFlow.Tests.EndToEnd;

/// <summary>A real server over a database of its own, and a browser tab that looks at it.</summary>
internal sealed class ShopFlowBrowser(
    TestShop shop,
    WebApplication server,
    IBrowserContext window,
    IPage page,
    WrittenLog log
) : IAsyncDisposable
{
    public TestShop Shop => shop;

    public IPage Page => page;

    public WrittenLog Log => log;

    public string Url => server.Urls.Single();

    public static async Task<ShopFlowBrowser> OpenAsync(
        ColorScheme colors = ColorScheme.Light,
        int width = 1360,
        string culture = "en-GB"
    )
    {
        var browser = await Chromium.OpenAsync();
        var data = await TestShop.CreateAsync();
        await data.LoadSmallShopAsync();
        var written = new WrittenLog();
        var host = await StartAsync(data, culture, written);
        var tab = await browser.NewContextAsync(
            new()
            {
                ColorScheme = colors,
                ViewportSize = new() { Width = width, Height = 900 },
                BaseURL = host.Urls.Single(),
            }
        );
        return new(data, host, tab, await tab.NewPageAsync(), written);
    }

    /// <summary>Goes to a page and waits until its circuit takes clicks.</summary>
    public async Task GoToAsync(string path)
    {
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync("html[data-alive]");
    }

    /// <summary>A second tab of somebody else, with cookies of its own.</summary>
    public async Task<IPage> SomebodyElseAsync()
    {
        var other = await window.Browser!.NewContextAsync(new() { BaseURL = Url });
        return await other.NewPageAsync();
    }

    private static async Task<WebApplication> StartAsync(
        TestShop data,
        string culture,
        WrittenLog written
    )
    {
        var builder = ShopFlowHost.CreateBuilder(
            // The test's own assembly has none of the pages' assets.
            "--applicationName=ShopFlow.Web",
            "--urls=http://127.0.0.1:0",
            $"--ShopFlow:Culture={culture}",
            "--ShopFlow:TimeZone=Europe/Berlin"
        );
        builder.Logging.AddProvider(written);
        builder.Logging.AddFilter<WrittenLog>(
            DbLoggerCategory.Database.Command.Name,
            LogLevel.Information
        );
        var host = ShopFlowHost.Build(builder, data.ServingConnectionString);
        await host.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await window.CloseAsync();
        await server.DisposeAsync();
        await shop.DisposeAsync();
    }
}
