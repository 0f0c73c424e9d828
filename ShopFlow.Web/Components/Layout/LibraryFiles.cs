using MudBlazor;

namespace ShopFlow.Web.Components.Layout;

/// <summary>
/// MudBlazor's files, with their version in the address. The SDK compresses a package's files only under their plain
/// names, and makes browsers check those again each time.
/// </summary>
internal static class LibraryFiles
{
    /// <summary>For anything whose address changes with its version.</summary>
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
