using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace ShopFlow.Web.Hosting;

/// <summary>
/// Compresses pages, but never for a request that another site caused: someone who can make a signed-in browser send
/// requests, and sees how long the responses are, could otherwise guess their content (BREACH). Tokens and circuit
/// descriptors are encrypted anew for each page, so those are safe anyway. Files are compressed at build time, except
/// the theme, which is made at startup.
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

    /// <summary>Every browser sends this header; without it, the page isn't compressed.</summary>
    private static bool IsOwn(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";
}
