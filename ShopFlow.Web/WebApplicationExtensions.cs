using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;
using ShopFlow.Web.Access;
using ShopFlow.Web.Components;
using ShopFlow.Web.Components.Feedback;
using ShopFlow.Web.Components.Forms.Conflict;
using ShopFlow.Web.Components.Layout;
using ShopFlow.Web.Components.Lists;
using ShopFlow.Web.Faults;
using ShopFlow.Web.Features;
using ShopFlow.Web.Features.Account;
using ShopFlow.Web.Features.Account.Passkeys;
using ShopFlow.Web.Features.Activity;
using ShopFlow.Web.Features.Settings;
using ShopFlow.Web.Features.SetUp;
using ShopFlow.Web.Features.Status;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web;

internal static class WebApplicationExtensions
{
    public static IServiceCollection AddShopFlowWeb(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<CircuitHandler, ShopCultureCircuitHandler>();
        services.AddSingleton<CircuitHandler>(provider =>
            provider.GetRequiredService<CircuitCount>()
        );
        services.AddHostedService(provider => provider.GetRequiredService<SettingsRefresh>());
        services.AddHostedService(provider => provider.GetRequiredService<SortingRefresh>());
        services.AddHostedService(provider => provider.GetRequiredService<ViolationRecorder>());
        services.AddStaffCookie(configuration);
        return services.AddPages(configuration);
    }

    /// <summary>What the pages need, without the hosting.</summary>
    public static IServiceCollection AddPages(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddShopSettings(configuration);
        // The provider is rendered only in the circuit, so prerendered pages would log a complaint about it.
        services.AddMudServices(mud => mud.PopoverOptions.CheckForPopoverProvider = false);
        services.AddSingleton<ThemeSheet>();
        services.AddSingleton<CachedParts>();
        services.AddSingleton<ConflictChoice>();
        services.AddSingleton<PrerenderCache>();
        services.AddSingleton<IncidentLog>();
        services.AddScoped<Notes>();
        services.AddScoped<LayoutChoice>();
        services.AddAccess();
        return services.AddShopFlowFeatures();
    }

    public static void MapShopFlowWeb(this WebApplication app)
    {
        // The built-in log entry would include the exception's message, and PostgreSQL's text with it.
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                CreateScopeForErrors = true,
                SuppressDiagnosticsCallback = _ => true,
            }
        );
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseShopCulture();
        app.UseSetUpGate();
        app.UseStaffCookie();
        // Counts the posts that get this far: strangers can post to only a few pages; the others reject them earlier.
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseStaleForms();
        app.MapStaticAssets().AllowAnonymous();
        ThemeSheet.Map(app);
        app.MapAccount();
        ActivityExport.Map(app);
        app.MapPasskeys();
        // The pages' content security policy already says who may frame them: nobody.
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(server =>
            {
                server.ContentSecurityFrameAncestorsPolicy = null;
                // Each message is compressed by itself: a compressor that remembers earlier ones would keep 300 KB for
                // every open page.
                server.DisableWebSocketCompression = true;
                server.ConfigureWebSocketAcceptContext = (_, accepted) =>
                {
                    accepted.DangerousEnableCompression = true;
                    accepted.DisableServerContextTakeover = true;
                    return Task.CompletedTask;
                };
            });
    }

    private static void UseShopCulture(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<CurrentSettings>();
        app.Use(
            async (context, next) =>
            {
                settings.Apply();
                await next(context);
            }
        );
    }
}
