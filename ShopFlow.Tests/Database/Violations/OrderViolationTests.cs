using ShopFlow.Data.Constraints;
using ShopFlow.Web.Features.Orders;

namespace ShopFlow.Tests.Database.Violations;

public sealed class OrderViolationTests : ViolationTests
{
    private const string Statuses =
        "Status must be one of pending, shipped, cancelled or refunded.";

    private OrderService Orders => Shop.Get<OrderService>();

    private static OrderForm Order(int? user, string? status = "pending")
    {
        var form = new OrderForm { UserId = user, Status = status };
        form.Items.Clear();
        return form;
    }

    private Task RefusedAsync(OrderForm form, params (string?, string)[] messages) =>
        AssertRefusedAsync(form, Orders.CreateAsync(form), messages);

    [Fact]
    public Task An_order_without_a_user_is_refused() =>
        RefusedAsync(Order(null), ("UserId", "Customer is required."));

    [Fact]
    public Task An_order_of_an_unknown_user_is_refused() =>
        RefusedAsync(Order(999), ("UserId", "This customer does not exist or was deleted."));

    [Theory]
    [InlineData("lost")]
    [InlineData("Pending")]
    public Task An_unknown_status_is_refused(string status) =>
        RefusedAsync(Order(1, status), ("Status", Statuses));

    [Fact]
    public async Task An_order_cannot_change_to_an_unknown_status()
    {
        var form = await StatusAsync();

        var change = await Shop.Get<OrderStatusService>().ChangeAsync(form, "lost");

        AssertInvalid(change.Outcome, form, ("Status", Statuses));
    }

    [Fact]
    public async Task The_status_of_an_order_cannot_be_removed()
    {
        var form = await StatusAsync();

        var change = await Shop.Get<OrderStatusService>().ChangeAsync(form, " ");

        AssertInvalid(change.Outcome, form, ("Status", "Status is required."));
    }

    [Fact]
    public async Task A_new_order_without_a_status_gets_the_default()
    {
        Assert.IsType<SaveOutcome.Saved>(await Orders.CreateAsync(Order(1, null)));
        Assert.Equal("pending", (await Orders.FindAsync(2))!.Status);
    }

    [Fact]
    public async Task A_fault_in_a_field_the_form_does_not_show_is_reported_above_it()
    {
        await Shop.ExecuteAsync("ALTER TABLE orders ALTER created_at DROP DEFAULT");
        var form = Order(1);

        AssertInvalid(await Orders.CreateAsync(form), form, (null, "Created at is required."));
    }

    [Fact]
    public async Task The_database_reports_a_wrong_status_and_a_wrong_user_together()
    {
        var form = Order(999, "lost");

        AssertInvalid(
            await WriteAsync(form),
            form,
            ("Status", Statuses),
            ("UserId", "This customer does not exist or was deleted.")
        );
    }

    [Fact]
    public async Task A_taken_id_is_not_reported_on_any_field()
    {
        await Shop.ExecuteAsync("SELECT setval('orders_id_seq', 1, false)");
        var form = Order(1);

        Assert.IsType<SaveOutcome.Unknown>(await Orders.CreateAsync(form));
    }

    [Fact]
    public async Task Deleting_an_order_deletes_its_lines()
    {
        await Shop.ExecuteAsync(
            "INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase) VALUES (1, 2, 1, 1), (1, 3, 1, 1)"
        );

        var preview = await Orders.PreviewDeleteAsync(1);

        Assert.Empty(preview.Blockers);
        Assert.Equal(["3 order items"], Counts(preview.Cascades));
        await AssertDeletedAsync(Orders.DeleteAsync(1));
    }

    private async Task<OrderStatusForm> StatusAsync() =>
        OrderStatusForm.From((await Orders.FindAsync(1))!);
}
