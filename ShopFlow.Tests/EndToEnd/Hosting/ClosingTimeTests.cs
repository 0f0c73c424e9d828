using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hosting;

public sealed class ClosingTimeTests
{
    [Fact]
    public async Task A_stopping_server_refuses_new_circuits_and_finishes_open_requests()
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = await shop.SignedInBrowserAsync();
        shop.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        using var refused = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", []);
        using var live = await browser.Client.GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [SkippableFact]
    public async Task An_open_tab_does_not_delay_the_stop()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");
        var options = browser.Server.Services.GetRequiredService<IOptions<HostOptions>>();
        var watch = Stopwatch.StartNew();

        await browser.Server.StopAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, options.Value.ShutdownTimeout / 2);
    }
}
