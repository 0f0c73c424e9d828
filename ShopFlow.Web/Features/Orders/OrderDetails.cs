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

/// <summary>Who placed it.</summary>
/// <param name="Spent">Over the orders that were neither cancelled nor refunded.</param>
public sealed record OrderUser(int Id, string Name, string Email, int Orders, decimal Spent);

/// <summary>One of its items.</summary>
/// <param name="PriceNow">What the product costs today, which is not what the order pays.</param>
/// <param name="Stock">How many of the product are there now.</param>
public sealed record OrderLine(OrderItem Item, string ProductName, decimal PriceNow, int Stock)
{
    public int Id => Item.Id;

    /// <summary>How many the shop would have to find before it could send them all.</summary>
    public int Missing => Item.MissingFrom(Stock);
}
