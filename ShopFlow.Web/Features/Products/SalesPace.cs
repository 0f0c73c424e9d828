using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Products;

/// <summary>How fast a product sells, going by the last thirty days.</summary>
public static class SalesPace
{
    public const int Period = 30;

    /// <summary>How many days a stock lasts at this pace; null if nothing sold.</summary>
    /// <param name="units">Units sold in the period.</param>
    public static long? DaysLeft(int stock, long units) =>
        units > 0 ? (long)stock * Period / units : null;

    internal static string? Text(ShopFormat format, long? days) =>
        days switch
        {
            null => null,
            1 => "1 day",
            > 730 => "over 2 years",
            _ => $"{format.Number(days.Value)} days",
        };
}
