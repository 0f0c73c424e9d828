using System.Globalization;
using ShopFlow.Web.Features.Settings;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.SetUp;

/// <summary>What the first owner enters about themselves and the shop.</summary>
public sealed class SetUpForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }

    public string? ShopName { get; set; }

    public string? Currency { get; set; }

    public string? TimeZone { get; set; }

    public string? Culture { get; set; }

    public bool HasDemo { get; set; }

    public bool AsksSecondFactor { get; set; }

    /// <summary>Filled from the configuration, or from the browser's language if that says nothing.</summary>
    internal static SetUpForm Prefilled(
        ShopConventions now,
        IConfiguration configuration,
        string? languages
    )
    {
        var culture = configuration["ShopFlow:Culture"] is null
            ? Preferred(languages) ?? now.Culture
            : now.Culture;
        return new()
        {
            ShopName = configuration["ShopFlow:Name"],
            Culture = culture.Name,
            Currency = configuration["ShopFlow:Currency"] is { Length: > 0 }
                ? now.CurrencyCode
                : new RegionInfo(culture.Name).ISOCurrencySymbol,
            TimeZone = now.Settings.TimeZone,
            HasDemo = configuration.GetValue("ShopFlow:DemoShop", true),
            AsksSecondFactor = true,
        };
    }

    internal SettingsForm Settings(string language) =>
        new()
        {
            Name = ShopName,
            Currency = Currency,
            TimeZone = TimeZone,
            Culture = Culture,
            Language = language,
        };

    // "de-AT,de;q=0.9,en;q=0.8" means Austria.
    private static CultureInfo? Preferred(string? languages) =>
        (languages ?? "")
            .Split([',', ';'], StringSplitOptions.TrimEntries)
            .Where(name => ShopChoices.Cultures.Any(choice => choice.Code == name))
            .Select(CultureInfo.GetCultureInfo)
            .FirstOrDefault();
}
