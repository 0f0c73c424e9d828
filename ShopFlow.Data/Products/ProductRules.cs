namespace ShopFlow.Data.Products;

public static class ProductRules
{
    public const string PriceMustBeNonNegative = "price_must_be_non_negative";
    public const string StockQuantityMustBeNonNegative = "stock_quantity_must_be_non_negative";
}
