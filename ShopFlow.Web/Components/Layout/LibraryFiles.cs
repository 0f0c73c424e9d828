using MudBlazor;

namespace ShopFlow.Web.Components.Layout;

/// <summary>
/// MudBlazor's files, under an address that is another one with another version. The SDK compresses those of a package
/// under their plain names only, and has a browser ask for these each time anew.
/// </summary>
internal static class LibraryFiles
{
    /// <summary>For whatever has its version in its address, and with it another address when it is another.</summary>
    public const string KeptForGood = "max-age=31536000, immutable";

    private static readonly string Version = typeof(MudComponentBase)
        .Assembly.GetName()
        .Version!.ToString(3);

    public static string Style { get; } = $"_content/MudBlazor/MudBlazor.min.css?v={Version}";

    public static string Script { get; } = $"_content/MudBlazor/MudBlazor.min.js?v={Version}";

    public static void UseLibraryFiles(this WebApplication app) =>
        app.UseWhen(IsVersioned, own => own.Use(KeepAsync));

    private static bool IsVersioned(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/_content/MudBlazor", StringComparison.Ordinal)
        && context.Request.Query["v"] == Version;

    private static Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK)
                context.Response.Headers.CacheControl = KeptForGood;
            return Task.CompletedTask;
        });
        return next(context);
    }
}
