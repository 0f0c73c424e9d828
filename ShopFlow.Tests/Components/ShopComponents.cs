using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using ShopFlow.Data;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web;

namespace ShopFlow.Tests.Components;

/// <summary>Renders components with the program's own services, over a database of their own when a test gives one.</summary>
internal sealed class ShopComponents : BunitContext
{
    /// <param name="role">The role of who looks at them.</param>
    public ShopComponents(TestShop? shop = null, string role = StaffRole.Owner)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("ShopFlow:Culture", "en-GB"),
                new("ShopFlow:TimeZone", "Europe/Berlin"),
            ])
            .Build();
        Services.AddSingleton<TimeProvider>(new ManualClock());
        Services.AddSingleton<IConfiguration>(settings);
        Services.AddShopFlowData(shop?.ServingConnectionString ?? "Host=nowhere");
        Services.AddPages(settings);
        // Most tests open nothing, and need no place for it.
        Services.Configure<PopoverOptions>(popovers => popovers.CheckForPopoverProvider = false);
        this.AddAuthorization().SetAuthorized(Team.NameOf(role)).SetClaims(Team.Claims(role));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        JSInterop.Mode = JSRuntimeMode.Loose;
        // How long a busy machine may take, not how long a test does.
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
    }

    /// <summary>Where MudBlazor puts lists and menus that open.</summary>
    public IRenderedComponent<MudPopoverProvider> RenderPopovers() => Render<MudPopoverProvider>();

    public ManualClock Clock => (ManualClock)Services.GetRequiredService<TimeProvider>();
}
