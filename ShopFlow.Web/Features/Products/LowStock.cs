namespace ShopFlow.Web.Features.Products;

/// <summary>From where on a stock is worth a look.</summary>
internal static class LowStock
{
    public const int Most = 5;
}
