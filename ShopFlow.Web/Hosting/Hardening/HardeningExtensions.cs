namespace ShopFlow.Web.Hosting.Hardening;

internal static class HardeningExtensions
{
    public static void AddHardening(this WebApplicationBuilder builder)
    {
        builder.AddProxies();
        builder.AddLimits();
        builder.AddPostLimit();
        builder.Services.AddCookieRules();
        builder.Services.AddSecureOnly();
    }

    /// <summary>Goes before everything that responds.</summary>
    public static void UseHardening(this WebApplication app)
    {
        app.UseProxies();
        app.UseSecurityHeaders();
        app.UseSecureOnly();
        app.UseCookiePolicy();
    }
}
