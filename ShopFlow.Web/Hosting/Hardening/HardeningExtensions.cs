namespace ShopFlow.Web.Hosting.Hardening;

internal static class HardeningExtensions
{
    public static void AddHardening(this WebApplicationBuilder builder)
    {
        builder.AddLimits();
    }

    /// <summary>Stands before everything that answers.</summary>
    public static void UseHardening(this WebApplication app)
    {
        app.UseSecurityHeaders();
    }
}
