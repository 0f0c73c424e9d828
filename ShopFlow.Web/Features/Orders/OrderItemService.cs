using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Components.Forms;

namespace ShopFlow.Web.Features.Orders;

/// <summary>Adds, changes and removes single lines of an order that is there already.</summary>
internal sealed class OrderItemService(
    IDbContextFactory<ShopFlowDbContext> contexts,
    FormRuleReader rules,
    FormWriter writer
)
{
    /// <summary>Writes a new line, or the changes of one that is there.</summary>
    public async Task<SaveOutcome> SaveAsync(
        OrderItemForm line,
        CancellationToken cancellationToken = default
    )
    {
        var validator = new OrderItemFormValidator(
            await rules.ForAsync<OrderItem>(cancellationToken)
        );
        if (validator.Refusal(line) is { } refusal)
            return refusal;

        return line.IsNew
            ? await writer.CreateAsync(line, cancellationToken)
            : await writer.UpdateAsync(line, cancellationToken);
    }

    public Task<SaveOutcome> RemoveAsync(int id, CancellationToken cancellationToken = default) =>
        contexts.DeleteAsync<OrderItem>(id, cancellationToken);
}
