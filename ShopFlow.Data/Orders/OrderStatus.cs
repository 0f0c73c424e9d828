namespace ShopFlow.Data.Orders;

/// <summary>
/// The statuses that the code treats specially; the rule <see cref="OrderRules.StatusMustBeValid"/> lists them all.
/// </summary>
public static class OrderStatus
{
    /// <summary>Its goods are still in the shop.</summary>
    public const string Pending = "pending";
    public const string Shipped = "shipped";
    public const string Cancelled = "cancelled";
    public const string Refunded = "refunded";

    /// <summary>Whether the customer gets nothing more: the order counts neither as spent nor as units sold.</summary>
    public static bool IsFinal(string status) => status is Cancelled or Refunded;
}
