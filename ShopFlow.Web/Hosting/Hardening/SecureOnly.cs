namespace ShopFlow.Web.Hosting.Hardening;

/// <summary>Requests from other machines must use HTTPS.</summary>
internal static class SecureOnly
{
    private const string Refusal =
        "ShopFlow is open over HTTPS only, except from the machine that it runs on.\n\n"
        + "Put a proxy with TLS in front of it, and name the proxy's address in ShopFlow__Proxies.\n";

    public static void AddSecureOnly(this IServiceCollection services) =>
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));

    public static void UseSecureOnly(this WebApplication app)
    {
        app.UseHsts();
        if (ServesHttps(app.Configuration))
        {
            app.UseWhen(IsPlain, plain => plain.UseHttpsRedirection());
        }

        app.UseWhen(IsPlain, plain => plain.Run(RefuseAsync));
    }

    private static bool IsPlain(HttpContext context) =>
        !context.Request.IsHttps
        && !context.Request.IsToLoopback()
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static bool ServesHttps(IConfiguration configuration) =>
        ShopFlowHost
            .Addresses(configuration)
            .Concat(
                configuration
                    .GetSection("Kestrel:Endpoints")
                    .GetChildren()
                    .Select(endpoint => endpoint["Url"] ?? "")
            )
            .Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Refusal, context.RequestAborted);
    }
}
