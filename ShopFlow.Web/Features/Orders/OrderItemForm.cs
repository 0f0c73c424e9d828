using FluentValidation;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Orders;

/// <summary>One line of an order. Which order it belongs to is the page's business and not typed.</summary>
public sealed class OrderItemForm : EntityForm<OrderItem>
{
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

    /// <summary>What the line costs as typed; null while it is not typed yet.</summary>
    internal decimal? Total(ShopFormat shop) =>
        shop.TryNumber(Quantity, out var quantity)
        && quantity is > 0 and <= int.MaxValue
        && shop.TryMoney(PriceAtPurchase, out var price)
        && price is >= 0 and < 1e8m
            ? quantity * price
            : null;

    /// <summary>Only the quantity of the line was changed, if anything.</summary>
    internal bool KeepsProductAndPrice(ShopFormat shop) =>
        Before is { } before
        && ProductId == before.ProductId
        && shop.TryMoney(PriceAtPurchase, out var price)
        && price == before.PriceAtPurchase;

    internal override void ApplyTo(OrderItem item, ShopFormat shop)
    {
        item.OrderId = OrderId;
        item.ProductId = ProductId ?? 0;
        item.Quantity = Whole(Quantity, shop);
        item.PriceAtPurchase = Number(PriceAtPurchase, shop);
    }
}

internal sealed class OrderItemFormValidator : AbstractValidator<OrderItemForm>
{
    public OrderItemFormValidator(FormRules rules)
    {
        RuleFor(line => line.ProductId).Obeys(rules);
        RuleFor(line => line.Quantity).ObeysAsNumber(rules);
        RuleFor(line => line.PriceAtPurchase).ObeysAsNumber(rules);
    }
}
