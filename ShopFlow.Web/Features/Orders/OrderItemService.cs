using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Access;
using ShopFlow.Web.Components.Lists;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Orders;

/// <summary>Adds, changes and removes single lines of an existing order.</summary>
internal sealed class OrderItemService(
    StaffContexts staff,
    LinePrices prices,
    FormWriter writer,
    ShopFormat shop
)
{
    /// <summary>Adds a new line, or saves the changes of an existing one.</summary>
    public Task<SaveOutcome> SaveAsync(
        OrderItemForm line,
        CancellationToken cancellationToken = default
    ) =>
        staff.WriteAsync(
            Permission.EditOrders,
            async db =>
                await prices.SettleAsync(db, [line], cancellationToken)
                ?? await writer.SaveAsync(db, line, cancellationToken),
            cancellationToken
        );

    /// <summary>Saves only a line's quantity, as typed.</summary>
    public async Task<CellSaved> ChangeQuantityAsync(
        OrderItemForm line,
        string typed,
        CancellationToken cancellationToken = default
    )
    {
        var before = line.Before!.Quantity;
        line.Quantity = typed;
        var outcome = await line.SaveFieldAsync(
            nameof(OrderItemForm.Quantity),
            () => SaveAsync(line, cancellationToken)
        );
        return outcome switch
        {
            SaveOutcome.Saved => new(outcome, line.Before.Quantity, Undo: shop.Typed(before)),
            SaveOutcome.Conflict conflict => new(
                outcome,
                conflict.Theirs(nameof(OrderItemForm.Quantity)) as int?
            ),
            _ => new(outcome),
        };
    }

    public Task<SaveOutcome> RemoveAsync(int id, CancellationToken cancellationToken = default) =>
        staff.DeleteAsync<OrderItem>(id, cancellationToken);
}
