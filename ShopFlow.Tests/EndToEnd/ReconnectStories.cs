using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Status;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd;

/// <summary>What people see when their tab loses its connection.</summary>
public sealed class ReconnectStories : IAsyncLifetime
{
    private readonly List<IWebSocketRoute> sockets = [];
    private ShopFlowBrowser browser = null!;
    private int refused;

    private IPage Page => browser.Page;

    private ILocator Notice => Page.GetByRole(AriaRole.Status).GetByText("Connection lost.");

    private ILocator TryNow => Page.GetByRole(AriaRole.Button, new() { Name = "Try now" });

    private CircuitOptions Circuits =>
        browser.Server.Services.GetRequiredService<IOptions<CircuitOptions>>().Value;

    private ILocator Save => Page.GetByRole(AriaRole.Button, new() { Name = "Save" });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_lost_connection_is_retried_with_growing_delays_and_on_demand()
    {
        await OpenAsync("/products/1");
        await Page.GetByLabel("Name").FillAsync("Desk mat, large");
        await Expect(Save).ToBeVisibleAsync();

        await LoseAsync();
        await Expect(Notice).ToBeVisibleAsync();
        await Expect(Page.GetByText("Trying again in 4 s.")).ToBeVisibleAsync();
        Assert.Equal(3, refused);
        Assert.False(await CoversAsync(Page.GetByRole(AriaRole.Heading).First));
        Assert.False(await CoversAsync(Save));
        await Expect(TryNow).ToHaveCSSAsync("text-transform", "none");
        Assert.InRange((await TryNow.BoundingBoxAsync())!.Height, 32, 36);
        await BackAsync();
        await TryNow.ClickAsync();

        await Expect(Notice).ToBeHiddenAsync();
        await Expect(Page.GetByLabel("Name")).ToHaveValueAsync("Desk mat, large");
    }

    [SkippableFact]
    public async Task On_a_phone_the_notice_does_not_cover_the_navigation()
    {
        await OpenAsync("/products");
        await Page.SetViewportSizeAsync(390, 844);

        await LoseAsync();
        await Expect(Notice).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Customers" }).ClickAsync();

        await Expect(Page).ToHaveURLAsync("/users");
    }

    [SkippableFact]
    public async Task A_list_whose_circuit_is_gone_is_reloaded()
    {
        await OpenAsync("/products");

        await LoseForLongAsync();
        await BackAsync();
        await TryNow.ClickAsync();

        await Expect(Notice).ToBeHiddenAsync();
        // The page is rendered again shortly after the notice disappears. Text typed in between is lost.
        await Eventually.IsTrueAsync(FindsTheMatAsync);
    }

    [SkippableFact]
    public async Task Typed_text_is_kept_when_the_circuit_is_gone()
    {
        await OpenAsync("/products/1");

        await LoseForLongAsync();
        await Page.GetByLabel("Name").FillAsync("Desk mat, large");
        await BackAsync();
        await TryNow.ClickAsync();

        await Expect(Page.GetByText("This page’s session has ended.")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Name")).ToHaveValueAsync("Desk mat, large");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();
        await Expect(Page.GetByLabel("Name")).ToHaveValueAsync("Desk mat");
    }

    private async Task OpenAsync(string path)
    {
        browser = await ShopFlowBrowser.OpenAsync();
        await Page.RouteWebSocketAsync(
            "**/_blazor*",
            socket =>
            {
                socket.ConnectToServer();
                sockets.Add(socket);
            }
        );
        await browser.GoToAsync(path);
    }

    private async Task LoseAsync()
    {
        await Page.RouteAsync("**/_blazor/negotiate*", RefuseAsync);
        await sockets[^1].CloseAsync();
    }

    /// <summary>Waits until the server has disposed of the circuit.</summary>
    private async Task LoseForLongAsync()
    {
        var count = browser.Server.Services.GetRequiredService<CircuitCount>();
        Circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMilliseconds(1);
        await LoseAsync();
        await Expect(Notice).ToBeVisibleAsync();
        await Eventually.IsTrueAsync(() => Task.FromResult(count.Open == 0));
    }

    private async Task<bool> FindsTheMatAsync()
    {
        await Page.GetByRole(AriaRole.Searchbox).FillAsync("mat");
        try
        {
            await Page.GetByText("1 product").WaitForAsync(new() { Timeout = 3000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<bool> CoversAsync(ILocator thing)
    {
        await thing.ScrollIntoViewIfNeededAsync();
        var (notice, box) = (await Notice.BoundingBoxAsync(), await thing.BoundingBoxAsync());
        return box!.Y + box.Height > notice!.Y;
    }

    private Task BackAsync() => Page.UnrouteAsync("**/_blazor/negotiate*");

    private Task RefuseAsync(IRoute route)
    {
        refused++;
        return route.AbortAsync();
    }
}
