using ShopFlow.Data.Figures;
using ShopFlow.Data.Users;

namespace ShopFlow.Data.Orders;

public sealed class Order
{
    public int Id { get; set; }
    public int UserId { get; set; }

    /// <summary>One of the values that the rule <see cref="OrderRules.StatusMustBeValid"/> allows.</summary>
    public string Status { get; set; } = null!;
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every write of the row.</summary>
    public uint Version { get; set; }

    public User User { get; set; } = null!;
    public ICollection<OrderItem> Items { get; } = [];
    public OrderFigures Figures { get; private set; } = null!;

    public bool IsPending => Status == OrderStatus.Pending;

    public void Ship() => Status = OrderStatus.Shipped;
}
