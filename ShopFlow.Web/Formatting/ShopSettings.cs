using System.Globalization;

namespace ShopFlow.Web.Formatting;

/// <summary>
/// How this shop writes numbers, money and times: the configuration section <c>ShopFlow</c>, or what the team stored.
/// What isn't set comes from the machine.
/// </summary>
internal sealed record ShopSettings
{
    public const string Section = "ShopFlow";

    public string Name { get; set; } = "Demo shop";

    /// <summary>Sets separators and the order of dates, such as <c>en-GB</c> or <c>de-DE</c>.</summary>
    public string Culture { get; set; } = MachineCulture();

    /// <summary>The language of the rules' sentences.</summary>
    public string Language { get; set; } = "en";

    /// <summary>An IANA or Windows name, such as <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; set; } = TimeZoneInfo.Local.Id;

    /// <summary>An ISO 4217 code, such as <c>EUR</c>; empty means the culture's.</summary>
    public string Currency { get; set; } = "";

    public CultureInfo CultureInfo => CultureInfo.GetCultureInfo(Culture);

    public CultureInfo LanguageInfo => CultureInfo.GetCultureInfo(Language);

    public TimeZoneInfo TimeZoneInfo => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public string CurrencyCode =>
        Currency.Length > 0 ? Currency : new RegionInfo(Culture).ISOCurrencySymbol;

    // Containers and services often run without a culture, but separators have to come from somewhere.
    private static string MachineCulture() =>
        CultureInfo.CurrentCulture is { IsNeutralCulture: false, Name.Length: > 0 } culture
            ? culture.Name
            : "en-GB";
}
