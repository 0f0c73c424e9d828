using System.Globalization;

namespace ShopFlow.Web.Formatting;

/// <summary>One version of the settings, prepared once for everything that is formatted with it.</summary>
internal sealed class ShopConventions(ShopSettings settings)
{
    public ShopSettings Settings { get; } = settings;

    public CultureInfo Culture { get; } = settings.CultureInfo;

    public CultureInfo Language { get; } = settings.LanguageInfo;

    public TimeZoneInfo Zone { get; } = settings.TimeZoneInfo;

    public string CurrencyCode { get; } = settings.CurrencyCode;

    public NumberFormatInfo Money { get; } =
        CurrencyFormat.For(settings.CultureInfo, settings.CurrencyCode);

    public NumberReader Numbers { get; } =
        new(
            settings.CultureInfo,
            CurrencyFormat.For(settings.CultureInfo, settings.CurrencyCode),
            settings.CurrencyCode
        );
}
