using ShopFlow.Data.Orders;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Orders;

/// <summary>A new order with its lines.</summary>
public sealed class OrderForm : EntityForm<Order>
{
    public int Id => Before?.Id ?? 0;

    public int? UserId { get; set; }

    public string? Status { get; set; }

    public IList<OrderItemForm> Items { get; } = [new()];

    internal decimal Total(ShopFormat shop) => Items.Sum(line => line.Total(shop) ?? 0);

    private protected override void Read(FormReading<Order> form)
    {
        form.Key(UserId, (order, user) => order.UserId = user);
        form.Text(Status, (order, status) => order.Status = status!);
    }
}
