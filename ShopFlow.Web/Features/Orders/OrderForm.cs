using FluentValidation;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Orders;

/// <summary>An order that is being taken, with its lines.</summary>
public sealed class OrderForm : EntityForm<Order>
{
    public int Id => Before?.Id ?? 0;

    public int? UserId { get; set; }

    public string? Status { get; set; }

    public IList<OrderItemForm> Items { get; } = [new()];

    internal decimal Total(ShopFormat shop) => Items.Sum(line => line.Total(shop) ?? 0);

    internal override void ApplyTo(Order order, ShopFormat shop)
    {
        order.UserId = UserId ?? 0;
        order.Status = Trimmed(Status)!;
    }
}

internal sealed class OrderFormValidator : AbstractValidator<OrderForm>
{
    public OrderFormValidator(FormRules rules, FormRules itemRules)
    {
        RuleFor(form => form.UserId).Obeys(rules);
        RuleFor(form => form.Status).Obeys(rules);
        RuleForEach(form => form.Items).SetValidator(new OrderItemFormValidator(itemRules));
    }
}
