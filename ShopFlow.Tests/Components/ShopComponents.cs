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

/// <summary>Renders components with the program's own services, and with a database if a test supplies one.</summary>
internal sealed class ShopComponents : BunitContext
{
    /// <param name="role">The role of the person looking at the components.</param>
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
        // Most tests open no popover, so they don't need a provider.
        Services.Configure<PopoverOptions>(popovers => popovers.CheckForPopoverProvider = false);
        this.AddAuthorization().SetAuthorized(Team.NameOf(role)).SetClaims(Team.Claims(role));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        JSInterop.Mode = JSRuntimeMode.Loose;
        // How long a busy machine may take. A test normally takes far less.
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
    }

    /// <summary>The provider into which MudBlazor renders open lists and menus.</summary>
    public IRenderedComponent<MudPopoverProvider> RenderPopovers() => Render<MudPopoverProvider>();

    public ManualClock Clock => (ManualClock)Services.GetRequiredService<TimeProvider>();
}
