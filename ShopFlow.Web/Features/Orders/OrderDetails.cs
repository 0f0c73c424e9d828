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
    public decimal Total => Lines.Sum(line => line.Total);
}

/// <summary>Who placed it.</summary>
/// <param name="Spent">Over the orders that were neither cancelled nor refunded.</param>
public sealed record OrderUser(int Id, string Name, string Email, int Orders, decimal Spent);

/// <summary>One of its items, with the form that edits it.</summary>
/// <param name="PriceNow">What the product costs today, which is not what the order pays.</param>
public sealed record OrderLine(
    OrderItemForm Form,
    string ProductName,
    int Quantity,
    decimal Price,
    decimal PriceNow
)
{
    public decimal Total => Quantity * Price;
}
