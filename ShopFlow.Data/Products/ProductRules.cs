namespace ShopFlow.Data.Products;

public static class ProductRules
{
    public const string NameMustNotBeBlank = "name_must_not_be_blank";
    public const string NameMustBeShort = "name_must_be_200_characters_at_most";
    public const string CategoryMustNotBeBlank = "category_must_not_be_blank";
    public const string CategoryMustBeShort = "category_must_be_200_characters_at_most";
    public const string PriceMustBeNonNegative = "price_must_be_non_negative";
    public const string StockQuantityMustBeNonNegative = "stock_quantity_must_be_non_negative";
}
