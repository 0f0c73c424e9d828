namespace ShopFlow.Web.Features.Home;

/// <summary>What was sold in one day or hour; cancelled and refunded orders are none.</summary>
public sealed record SalesPoint(DateTimeOffset At, int Orders, decimal Net, long Units);

/// <summary>A product or a category with what it sold.</summary>
/// <param name="ProductId">Null for a category.</param>
public sealed record BestSeller(int? ProductId, string Name, long Units, decimal Net);

/// <param name="Before">As many points just before the period's.</param>
public sealed record Sales(
    int Days,
    IReadOnlyList<SalesPoint> Points,
    IReadOnlyList<SalesPoint> Before
)
{
    public decimal Net => Points.Sum(point => point.Net);
}
