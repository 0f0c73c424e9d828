namespace ShopFlow.Web.Features.Account;

/// <summary>A browser's name as its owner would say it: "Firefox on Linux".</summary>
internal static class BrowserName
{
    // The order matters: every browser also claims to be older ones, so those come later.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chromium/", "Chromium"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string userAgent) =>
        (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
        {
            (null, null) => "Unknown browser",
            ({ } browser, null) => browser,
            (null, { } system) => $"Unknown browser on {system}",
            ({ } browser, { } system) => $"{browser} on {system}",
        };

    private static string? Find((string Sign, string Name)[] signs, string userAgent) =>
        Array.Find(signs, sign => userAgent.Contains(sign.Sign, StringComparison.Ordinal)).Name;
}
