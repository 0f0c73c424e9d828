using System.Globalization;
using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// A number as its column stores it: PostgreSQL silently rounds to the column's decimals, half away from zero.
/// </summary>
internal static class Rounded
{
    /// <summary>Null for a number that is stored unchanged.</summary>
    public static string? As(decimal typed, CatalogColumn column)
    {
        var scale = column.Type is "smallint" or "integer" or "bigint" ? 0 : column.Scale;
        if (scale is not ({ } decimals and >= -28 and <= 28))
            return null;

        var unit = Power.OfTen(-Math.Min(decimals, 0));
        var stored =
            decimal.Round(typed / unit, Math.Max(decimals, 0), MidpointRounding.AwayFromZero)
            * unit;
        return stored == typed
            ? null
            : stored.ToString($"N{Math.Max(decimals, 0)}", CultureInfo.CurrentCulture);
    }

    public static string Text(decimal number) => Bounds.Number(number, CultureInfo.CurrentCulture)!;
}
