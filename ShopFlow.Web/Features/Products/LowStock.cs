namespace ShopFlow.Web.Features.Products;

/// <summary>The stock below which a product needs attention.</summary>
internal static class LowStock
{
    public const int Most = 5;
}
