using Microsoft.Net.Http.Headers;

namespace ShopFlow.Web.Hosting.Hardening;

/// <summary>What every response forbids the browser to do.</summary>
internal static class SecurityHeaders
{
    // Scripts come only from ShopFlow's own files. MudBlazor positions its components with style attributes.
    private const string ContentSecurity =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
        + "publickey-credentials-get=(self), publickey-credentials-create=(self)";

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(Add, context.Response);
                return next(context);
            }
        );

    private static Task Add(object state)
    {
        var response = (HttpResponse)state;
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentSecurity;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // One-time links are in addresses, so other sites must not see them.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!headers.ContainsKey(HeaderNames.CacheControl))
        {
            // For everything but the program's own files, which set their own cache lifetime.
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
