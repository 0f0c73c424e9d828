using ShopFlow.Data.Orders;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Orders;

/// <summary>One line of an order. The page sets the order; it isn't typed.</summary>
public sealed class OrderItemForm : EntityForm<OrderItem>
{
    private decimal? dayPrice;

    public int Id => Before?.Id ?? 0;

    public int OrderId { get; init; }

    public int? ProductId { get; set; }

    public string? Quantity { get; set; } = "1";

    public string? PriceAtPurchase { get; set; }

    internal static OrderItemForm From(OrderItem item, ShopFormat shop)
    {
        var form = new OrderItemForm
        {
            OrderId = item.OrderId,
            ProductId = item.ProductId,
            Quantity = shop.Typed(item.Quantity),
            PriceAtPurchase = shop.Typed(item.PriceAtPurchase),
        };
        form.Begin(item, item.Version);
        return form;
    }

    /// <summary>The line's total as typed; null while something is missing.</summary>
    internal decimal? Total(ShopFormat shop) =>
        shop.Read(Quantity, NumberKind.Whole)
            is NumberEntry.Amount { Value: > 0 and <= int.MaxValue and var quantity }
        && shop.TryMoney(PriceAtPurchase, out var price)
        && price is >= 0 and < 1e8m
            ? OrderItem.TotalOf((int)quantity, price)
            : null;

    /// <summary>At most the line's quantity was changed.</summary>
    internal bool KeepsProductAndPrice(ShopFormat shop) =>
        Before is { } before
        && ProductId == before.ProductId
        && shop.TryMoney(PriceAtPurchase, out var price)
        && price == before.PriceAtPurchase;

    /// <summary>Sets the current price, for people who may not type one.</summary>
    internal void Price(decimal price, ShopFormat shop) =>
        (dayPrice, PriceAtPurchase) = (price, shop.Typed(price));

    private protected override void Read(FormReading<OrderItem> form)
    {
        form.Also(item => item.OrderId = OrderId);
        form.Key(ProductId, (item, product) => item.ProductId = product);
        form.Whole(Quantity, (item, quantity) => item.Quantity = quantity);
        if (dayPrice is { } price)
            form.Given(
                price,
                (item, given) => item.PriceAtPurchase = given,
                nameof(PriceAtPurchase)
            );
        else
            form.Money(
                PriceAtPurchase,
                item => item.PriceAtPurchase,
                (item, typed) => item.PriceAtPurchase = typed
            );
    }
}
