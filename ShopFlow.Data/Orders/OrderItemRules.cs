namespace ShopFlow.Data.Orders;

public static class OrderItemRules
{
    public const string OrderMustExist = "order_item_order_must_exist";
    public const string ProductMustExist = "order_item_product_must_exist";
    public const string QuantityMustBePositive = "quantity_must_be_positive";
    public const string PriceAtPurchaseMustBeNonNegative = "price_at_purchase_must_be_non_negative";
    public const string ProductMustBeUniquePerOrder = "product_must_be_unique_per_order";
}
