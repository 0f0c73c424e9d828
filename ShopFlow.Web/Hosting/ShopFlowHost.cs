using ShopFlow.Data;
using ShopFlow.Web.Components.Layout;
using ShopFlow.Web.Hosting.Hardening;
using ShopFlow.Web.Hosting.Telemetry;

namespace ShopFlow.Web.Hosting;

/// <summary>Builds the web application for one database; the browser tests build the same one.</summary>
internal static class ShopFlowHost
{
    public const string DefaultUrl = "http://localhost:5080";

    public static WebApplicationBuilder CreateBuilder(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                // Settings and assets are next to the program, wherever it is started from.
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseStaticWebAssets();
        builder.Services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(5)
        );
        if (
            !Addresses(builder.Configuration).Any()
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists()
        )
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder, string connectionString)
    {
        builder.Services.AddShopFlowData(connectionString);
        builder.Services.AddShopFlowWeb(builder.Configuration);
        builder.AddHardening();
        builder.Services.AddPageCompression();
        builder.AddTelemetry();
        builder.Services.AddKeys(builder.Configuration, connectionString);
        builder.Services.AddSingleton(new Readiness(connectionString));
        var app = builder.Build();
        app.UseHardening();
        app.UseClosingTime();
        app.UsePageCompression();
        app.UseLibraryFiles();
        app.MapHealth();
        app.MapShopFlowWeb();
        return app;
    }

    /// <summary>Where the web server will listen, if the settings say so in a single line.</summary>
    public static IEnumerable<string> Addresses(IConfiguration configuration) =>
        Listed(configuration["urls"]) is [_, ..] urls
            ? urls
            : Listed(configuration["http_ports"])
                .Select(port => $"http://*:{port}")
                .Concat(Listed(configuration["https_ports"]).Select(port => $"https://*:{port}"));

    private static string[] Listed(string? setting) =>
        (setting ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
}
