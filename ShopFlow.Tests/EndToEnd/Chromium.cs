using Microsoft.Playwright;

namespace ShopFlow.Tests.EndToEnd;

/// <summary>The machine's own Chromium, started once per run. Without one the browser tests are skipped.</summary>
internal static class Chromium
{
    private static readonly string[] UsualPlaces =
    [
        // The same engine without windows opens a page in half the time.
        "/usr/lib/chromium/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly string? Executable = UsualPlaces.FirstOrDefault(File.Exists);
    private static readonly Lazy<Task<IBrowser>> Launched = new(LaunchAsync);

    public static Task<IBrowser> OpenAsync()
    {
        Skip.If(Executable is null, "No Chromium, Chrome or Edge was found in the usual places.");
        return Launched.Value;
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        // The first page of a run waits for the compiler while another test uses the other core.
        Assertions.SetDefaultExpectTimeout(15_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Executable,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }
}
