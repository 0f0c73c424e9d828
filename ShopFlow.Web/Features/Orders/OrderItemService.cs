using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Access;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Orders;

/// <summary>Adds, changes and removes single lines of an order that is there already.</summary>
internal sealed class OrderItemService(
    StaffContexts staff,
    LinePrices prices,
    FormRuleReader rules,
    FormWriter writer
)
{
    /// <summary>Writes a new line, or the changes of one that is there.</summary>
    public Task<SaveOutcome> SaveAsync(
        OrderItemForm line,
        CancellationToken cancellationToken = default
    ) =>
        staff.WriteAsync(
            Permission.EditOrders,
            async db =>
                await prices.SettleAsync(db, [line], cancellationToken)
                ?? await RefusalAsync(line, cancellationToken)
                ?? await WriteAsync(db, line, cancellationToken),
            cancellationToken
        );

    public Task<SaveOutcome> RemoveAsync(int id, CancellationToken cancellationToken = default) =>
        staff.DeleteAsync<OrderItem>(id, cancellationToken);

    private Task<SaveOutcome> WriteAsync(
        ShopFlowDbContext db,
        OrderItemForm line,
        CancellationToken cancellationToken
    ) =>
        line.IsNew
            ? writer.CreateAsync(db, line, cancellationToken)
            : writer.UpdateAsync(db, line, cancellationToken);

    private async Task<SaveOutcome?> RefusalAsync(
        OrderItemForm line,
        CancellationToken cancellationToken
    ) =>
        new OrderItemFormValidator(await rules.ForAsync<OrderItem>(cancellationToken)).Refusal(
            line
        );
}
