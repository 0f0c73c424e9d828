using System.Globalization;
using Microsoft.Extensions.Options;

namespace ShopFlow.Web.Formatting;

/// <summary>The settings that hold now: the team's own once there are any, till then the configuration's.</summary>
internal sealed class CurrentSettings(IOptions<ShopSettings> defaults)
{
    private volatile ShopConventions now = new(defaults.Value);

    public ShopConventions Now => now;

    /// <summary>From the next rendering on all is written by these.</summary>
    /// <param name="stored">Null while nothing is stored; what this machine does not know changes nothing.</param>
    public void Take(ShopSettings? stored)
    {
        var next = stored ?? defaults.Value;
        if (next != now.Settings && !ShopSettingsRules.Faults(next).Any())
            now = new(next);
    }

    /// <summary>The code that runs after this, and what it calls, is in the shop's culture.</summary>
    public void Apply()
    {
        CultureInfo.CurrentCulture = now.Culture;
        CultureInfo.CurrentUICulture = now.Language;
    }
}
