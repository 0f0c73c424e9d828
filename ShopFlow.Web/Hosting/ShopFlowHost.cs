using ShopFlow.Data;

namespace ShopFlow.Web.Hosting;

/// <summary>Builds the web application over one database; the browser tests build the same one.</summary>
internal static class ShopFlowHost
{
    private const string DefaultUrl = "http://localhost:5080";

    public static WebApplicationBuilder CreateBuilder(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                // Settings and assets stand beside the program, wherever it is started from.
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseStaticWebAssets();
        builder.Services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(5)
        );
        if (!HasAddress(builder.Configuration))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder, string connectionString)
    {
        builder.Services.AddShopFlowData(connectionString);
        builder.Services.AddShopFlowWeb(builder.Configuration);
        builder.Services.AddSingleton(new Readiness(connectionString));
        var app = builder.Build();
        app.MapHealth();
        app.MapShopFlowWeb();
        return app;
    }

    private static bool HasAddress(ConfigurationManager configuration) =>
        Array.Exists(
            ["urls", "http_ports", "https_ports"],
            key => !string.IsNullOrEmpty(configuration[key])
        ) || configuration.GetSection("Kestrel:Endpoints").Exists();
}
