using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Home;

/// <summary>One of the numbers that sales are shown in.</summary>
/// <param name="Of">Computes it for any points.</param>
public sealed record SalesMetric(
    string Name,
    bool IsMoney,
    Func<IReadOnlyList<SalesPoint>, decimal> Of
)
{
    public static readonly SalesMetric[] All =
    [
        new("Net sales", true, points => points.Sum(point => point.Net)),
        new("Orders", false, points => points.Sum(point => point.Orders)),
        new("Average order", true, Average),
        new("Units", false, points => points.Sum(point => point.Units)),
    ];

    public decimal At(SalesPoint point) => Of([point]);

    internal string Short(ShopFormat format, decimal value) =>
        IsMoney ? format.ShortMoney(decimal.Round(value, 2)) : format.Number((long)value);

    internal string Text(ShopFormat format, decimal value) =>
        IsMoney ? format.Money(decimal.Round(value, 2)) : format.Number((long)value);

    /// <summary>The change as a share of the period before; null if nothing was sold then.</summary>
    public decimal? Change(Sales sales) => Trend.Of(Of(sales.Points), Of(sales.Before));

    private static decimal Average(IReadOnlyList<SalesPoint> points) =>
        points.Sum(point => point.Orders) is var orders and > 0
            ? points.Sum(point => point.Net) / orders
            : 0;
}
