using System.Globalization;
using Microsoft.Extensions.Options;

namespace ShopFlow.Web.Formatting;

/// <summary>The current settings: the team's own once they exist, until then the configuration's.</summary>
internal sealed class CurrentSettings(IOptions<ShopSettings> defaults)
{
    private volatile ShopConventions now = new(defaults.Value);

    public ShopConventions Now => now;

    /// <summary>The next render uses these settings.</summary>
    /// <param name="stored">Null while nothing is stored. Settings that this machine doesn't know are ignored.</param>
    public void Take(ShopSettings? stored)
    {
        var next = stored ?? defaults.Value;
        if (next != now.Settings && !ShopSettingsRules.Faults(next).Any())
            now = new(next);
    }

    /// <summary>Sets the shop's culture for the code that follows and what it calls.</summary>
    public void Apply()
    {
        CultureInfo.CurrentCulture = now.Culture;
        CultureInfo.CurrentUICulture = now.Language;
    }
}
