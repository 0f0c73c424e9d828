using Microsoft.Playwright;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd;

/// <summary>A real server with its own database, and a browser tab on it.</summary>
internal sealed class ShopFlowBrowser(RunningShop server, IBrowserContext window, IPage page)
    : IAsyncDisposable
{
    /// <summary>For a window in which nobody is signed in.</summary>
    public const string SignedOut = "";

    public TestShop Shop => server.Data;

    public RunningShop Server => server;

    public IPage Page => page;

    public WrittenLog Log => server.Log;

    /// <summary>Set by stories that provoke an unhandled error.</summary>
    public bool ExpectsIncident { get; set; }

    public string Url => server.Url.ToString().TrimEnd('/');

    /// <param name="role">The role of the person at the window, who is already signed in.</param>
    public static async Task<ShopFlowBrowser> OpenAsync(
        ColorScheme colors = ColorScheme.Light,
        int width = 1360,
        string culture = "en-GB",
        string role = StaffRole.Owner,
        params string[] settings
    )
    {
        var browser = await Chromium.OpenAsync();
        var server = await RunningShop.StartAsync([$"--ShopFlow:Culture={culture}", .. settings]);
        var window = await WindowAsync(browser, server, role, colors, width);
        return new(server, window, await window.NewPageAsync());
    }

    /// <summary>Goes to a page and waits until its circuit is ready for clicks.</summary>
    public async Task GoToAsync(string path)
    {
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync("html[data-alive]");
    }

    /// <summary>Opens the menu of an order's status and chooses one.</summary>
    public async Task ChooseStatusAsync(int order, string status)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Status of order {order}:" })
            .ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = status }).ClickAsync();
    }

    /// <summary>A tab of another person, with cookies of its own.</summary>
    public async Task<IPage> SomebodyElseAsync(string role = StaffRole.Owner) =>
        await (await WindowAsync(window.Browser!, server, role)).NewPageAsync();

    private static async Task<IBrowserContext> WindowAsync(
        IBrowser browser,
        RunningShop server,
        string role,
        ColorScheme colors = ColorScheme.Light,
        int width = 1360
    )
    {
        var url = server.Url.ToString();
        var window = await browser.NewContextAsync(
            new()
            {
                ColorScheme = colors,
                // Playwright doesn't click elements that are still moving.
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = width, Height = 900 },
                BaseURL = url,
                // The HTTPS tests use a self-signed certificate.
                IgnoreHTTPSErrors = true,
            }
        );
        if (role != SignedOut)
        {
            var cookie = await server.Services.CookieAsync(role);
            await window.AddCookiesAsync([
                new()
                {
                    Name = cookie.Name,
                    Value = cookie.Value,
                    Url = url,
                },
            ]);
        }

        return window;
    }

    /// <exception cref="InvalidOperationException">The server logged an error that the story didn't expect.</exception>
    public async ValueTask DisposeAsync()
    {
        await window.CloseAsync();
        await server.DisposeAsync();
        if (!ExpectsIncident && Log.Lines.FirstOrDefault(IsIncident) is { } incident)
            throw new InvalidOperationException(incident);
    }

    private static bool IsIncident(string line) =>
        line.StartsWith("Error: Incident ", StringComparison.Ordinal);
}
