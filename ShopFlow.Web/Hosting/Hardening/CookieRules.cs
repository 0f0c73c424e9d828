using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.CookiePolicy;

namespace ShopFlow.Web.Hosting.Hardening;

/// <summary>Applies to every cookie the server sets, whichever part sets it.</summary>
internal static class CookieRules
{
    public static void AddCookieRules(this IServiceCollection services)
    {
        services.Configure<CookiePolicyOptions>(policy =>
        {
            policy.HttpOnly = HttpOnlyPolicy.Always;
            policy.MinimumSameSitePolicy = SameSiteMode.Lax;
            policy.Secure = CookieSecurePolicy.SameAsRequest;
            policy.OnAppendCookie = append =>
                append.CookieOptions.Secure |= !append.Context.Request.IsToLoopback();
        });
        services.Configure<AntiforgeryOptions>(forms => forms.Cookie.Name = "shopflow-forms");
        services.ConfigureAll<CookieAuthenticationOptions>(cookie =>
            cookie.CookieManager = new HostCookies()
        );
    }

    /// <summary>
    /// Over HTTPS the name starts with <c>__Host-</c>, and the browser accepts such a cookie only from this host: no
    /// other site of the domain can plant one.
    /// </summary>
    private sealed class HostCookies : ICookieManager
    {
        private readonly ChunkingCookieManager cookies = new();

        public string? GetRequestCookie(HttpContext context, string key) =>
            cookies.GetRequestCookie(context, Name(context, key));

        public void AppendResponseCookie(
            HttpContext context,
            string key,
            string? value,
            CookieOptions options
        ) => cookies.AppendResponseCookie(context, Name(context, key), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
            cookies.DeleteCookie(context, Name(context, key), options);

        private static string Name(HttpContext context, string key) =>
            context.Request.IsHttps && !context.Request.PathBase.HasValue ? "__Host-" + key : key;
    }
}
