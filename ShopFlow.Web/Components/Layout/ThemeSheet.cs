using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Primitives;
using MudBlazor;

namespace ShopFlow.Web.Components.Layout;

/// <summary>
/// The theme as a style sheet. MudBlazor would write it into every page as a style element, which the content security
/// policy blocks. Rendered once and linked, it is downloaded once, and both themes follow an attribute of the page.
/// </summary>
internal sealed partial class ThemeSheet(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private readonly Lazy<Task<(string Css, string Version)>> made = new(() =>
        MakeAsync(scopes, loggers)
    );

    /// <summary>Its address, which changes with the theme.</summary>
    public async Task<string> AddressAsync() => $"theme.css?v={(await made.Value).Version}";

    public static void Map(WebApplication app) =>
        app.MapGet("theme.css", ServeAsync).AllowAnonymous();

    private static async Task<IResult> ServeAsync(ThemeSheet sheet, HttpContext context)
    {
        var (css, version) = await sheet.made.Value;
        if (context.Request.Query["v"] == new StringValues(version))
            context.Response.Headers.CacheControl = LibraryFiles.KeptForGood;

        return Results.Text(css, "text/css", Encoding.UTF8);
    }

    private static async Task<(string Css, string Version)> MakeAsync(
        IServiceScopeFactory scopes,
        ILoggerFactory loggers
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var light = await RenderAsync(renderer, isDark: false);
        var dark = string.Join('\n', Palette().Matches(await RenderAsync(renderer, isDark: true)));
        var css = $$"""
            {{light}}
            @media (prefers-color-scheme: dark) {
            :root:not([data-theme="light"]) {
            {{dark}}
            }
            }
            :root[data-theme="dark"] {
            {{dark}}
            }
            """;
        return (css, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)))[..12]);
    }

    private static Task<string> RenderAsync(HtmlRenderer renderer, bool isDark) =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MudThemeProvider.Theme)] = ShopTheme.Theme,
                [nameof(MudThemeProvider.IsDarkMode)] = isDark,
            };
            var provider = await renderer.RenderComponentAsync<MudThemeProvider>(
                ParameterView.FromDictionary(parameters)
            );
            return StyleTag().Replace(provider.ToHtmlString(), "");
        });

    [GeneratedRegex("</?style[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StyleTag();

    // From the dark theme only what differs: sizes and type are the same as in the light one.
    [GeneratedRegex(
        @"^\s*--mud-(palette|native|ripple)[^;]*;",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Palette();
}
