namespace ShopFlow.Data.Orders;

/// <summary>
/// The statuses that mean something to the program; the rule <see cref="OrderRules.StatusMustBeValid"/> holds them all.
/// An order that was cancelled or refunded counts neither in what a user spent nor in the units a product sold.
/// </summary>
public static class OrderStatus
{
    public const string Cancelled = "cancelled";
    public const string Refunded = "refunded";
}
