using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace ShopFlow.Web.Hosting;

/// <summary>
/// Pages are sent compressed, but never to a request that another site caused: who can make a signed-in browser ask and
/// sees how long the answers are could otherwise guess what stands in them (BREACH). Tokens and circuits' descriptors are
/// encrypted anew for each page, so they could not be guessed anyway. Files are compressed at build time, all but the
/// theme, which is made at the start.
/// </summary>
internal static class PageCompression
{
    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/css"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli =>
            brotli.Level = CompressionLevel.Optimal
        );
        services.Configure<GzipCompressionProviderOptions>(gzip =>
            gzip.Level = CompressionLevel.Fastest
        );
    }

    public static void UsePageCompression(this WebApplication app) =>
        app.UseWhen(IsOwn, own => own.UseResponseCompression());

    /// <summary>Every browser says it; who does not gets the page as it is.</summary>
    private static bool IsOwn(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";
}
