using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Access;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Orders;

/// <summary>Adds, changes and removes single lines of an order that is there already.</summary>
internal sealed class OrderItemService(StaffContexts staff, LinePrices prices, FormWriter writer)
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
                ?? await writer.SaveAsync(db, line, cancellationToken),
            cancellationToken
        );

    public Task<SaveOutcome> RemoveAsync(int id, CancellationToken cancellationToken = default) =>
        staff.DeleteAsync<OrderItem>(id, cancellationToken);
}
