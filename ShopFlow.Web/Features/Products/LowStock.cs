namespace ShopFlow.Web.Features.Products;

/// <summary>A stock of this many or fewer needs attention.</summary>
internal static class LowStock
{
    public const int Most = 5;
}
