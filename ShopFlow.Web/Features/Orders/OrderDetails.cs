using ShopFlow.Data.Orders;

namespace ShopFlow.Web.Features.Orders;

/// <summary>An order as its page shows it.</summary>
public sealed record OrderDetails(
    int Id,
    DateTimeOffset CreatedAt,
    string Status,
    uint Version,
    OrderUser User,
    IReadOnlyList<OrderLine> Lines
)
{
    public decimal Total => Lines.Sum(line => line.Item.Total);

    public int Units => Lines.Sum(line => line.Item.Quantity);

    public bool IsPending => Status == OrderStatus.Pending;
}

/// <summary>The user who placed it.</summary>
/// <param name="Spent">Total of the orders that weren't cancelled or refunded.</param>
public sealed record OrderUser(int Id, string Name, string Email, int Orders, decimal Spent);

/// <summary>One of the order's items.</summary>
/// <param name="PriceNow">The product's current price, which may differ from the order's.</param>
/// <param name="Stock">How many of the product are in stock now.</param>
public sealed record OrderLine(OrderItem Item, string ProductName, decimal PriceNow, int Stock)
{
    public int Id => Item.Id;

    /// <summary>How many are missing from the stock to ship the line.</summary>
    public int Missing => Item.MissingFrom(Stock);
}
