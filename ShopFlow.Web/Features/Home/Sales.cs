namespace ShopFlow.Web.Features.Home;

/// <summary>What was sold in one day or hour, without cancelled and refunded orders.</summary>
public sealed record SalesPoint(DateTimeOffset At, int Orders, decimal Net, long Units);

/// <summary>A product or a category, and what it sold.</summary>
/// <param name="ProductId">Null for a category.</param>
public sealed record BestSeller(int? ProductId, string Name, long Units, decimal Net);

/// <param name="Before">The same number of points, just before the period.</param>
public sealed record Sales(
    int Days,
    IReadOnlyList<SalesPoint> Points,
    IReadOnlyList<SalesPoint> Before
)
{
    public decimal Net => Points.Sum(point => point.Net);
}
