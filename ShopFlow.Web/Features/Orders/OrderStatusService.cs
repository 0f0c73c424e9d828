using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Access;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Orders;

/// <summary>An order's status alone, as its drop-down changes it.</summary>
public sealed class OrderStatusForm : EntityForm<Order>
{
    public int Id => Before!.Id;

    public string? Status { get; set; }

    internal static OrderStatusForm From(OrderRow row) =>
        From(
            new Order
            {
                Id = row.Id,
                UserId = row.UserId,
                Status = row.Status,
                CreatedAt = row.CreatedAt,
                Version = row.Version,
            }
        );

    internal static OrderStatusForm From(OrderDetails order) =>
        From(
            new Order
            {
                Id = order.Id,
                UserId = order.User.Id,
                Status = order.Status,
                CreatedAt = order.CreatedAt,
                Version = order.Version,
            }
        );

    private protected override void Read(FormReading<Order> form) =>
        form.Text(Status, (order, status) => order.Status = status!);

    /// <summary>Somebody else was first: continues from their status.</summary>
    internal void Rebase(string theirs, uint version)
    {
        var before = Before!;
        Begin(
            new Order
            {
                Id = before.Id,
                UserId = before.UserId,
                Status = theirs,
                CreatedAt = before.CreatedAt,
                Version = version,
            },
            version
        );
        Status = theirs;
    }

    private static OrderStatusForm From(Order order)
    {
        var form = new OrderStatusForm { Status = order.Status };
        form.Begin(order, order.Version);
        return form;
    }
}

/// <param name="Previous">The status before the change; setting it again undoes the change.</param>
public sealed record StatusChange(SaveOutcome Outcome, string Previous);

internal sealed class OrderStatusService(StaffContexts staff, FormWriter writer)
{
    /// <summary>
    /// After a change the form has the order's new version, so that the next change or an undo builds on it.
    /// </summary>
    public async Task<StatusChange> ChangeAsync(
        OrderStatusForm form,
        string status,
        CancellationToken cancellationToken = default
    )
    {
        var previous = form.Before!.Status;
        form.Status = status;
        var outcome = await form.SaveFieldAsync(
            nameof(OrderStatusForm.Status),
            () => WriteAsync(form, cancellationToken)
        );
        if (outcome is SaveOutcome.Conflict conflict && Theirs(conflict) is { } theirs)
            form.Rebase(theirs, conflict.Version);

        return new(outcome, previous);
    }

    private Task<SaveOutcome> WriteAsync(
        OrderStatusForm form,
        CancellationToken cancellationToken
    ) =>
        staff.WriteAsync(
            Permission.EditOrders,
            db => writer.WriteAsync(db, form, cancellationToken),
            cancellationToken
        );

    internal static string? Theirs(SaveOutcome.Conflict conflict) =>
        conflict.Theirs(nameof(OrderStatusForm.Status)) as string;
}
