using System.Globalization;

namespace ShopFlow.Web.Formatting;

internal static class CurrencyFormat
{
    /// <summary>The culture's money format, with another currency's symbol and decimals if needed.</summary>
    public static NumberFormatInfo For(CultureInfo culture, string currencyCode)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        if (new RegionInfo(culture.Name).ISOCurrencySymbol == currencyCode)
        {
            return format;
        }

        var home = CultureInfo
            .GetCultures(CultureTypes.SpecificCultures)
            .FirstOrDefault(other => Uses(other, currencyCode));
        format.CurrencySymbol = home?.NumberFormat.CurrencySymbol ?? currencyCode;
        format.CurrencyDecimalDigits = home?.NumberFormat.CurrencyDecimalDigits ?? 2;
        return format;
    }

    private static bool Uses(CultureInfo culture, string currencyCode) =>
        new RegionInfo(culture.Name).ISOCurrencySymbol == currencyCode
        && culture.NumberFormat.CurrencySymbol != currencyCode;
}
