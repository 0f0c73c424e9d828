using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Orders;

public sealed class OrderServiceTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private OrderService orders = null!;
    private OrderItemService items = null!;

    public async Task InitializeAsync()
    {
        shop = await KnownShop.CreateAsync();
        orders = shop.Get<OrderService>();
        items = shop.Get<OrderItemService>();
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task An_order_is_stored_with_its_lines()
    {
        var form = Form(Line(1, "2", "4.50"), Line(2, "1", "7"));

        Outcomes.Saved(await orders.CreateAsync(form));

        var stored = (await orders.FindAsync(form.Id))!;
        Assert.Equal(("pending", 16.00m), (stored.Status, stored.Total));
        Assert.Equal(["Cup", "Bowl"], stored.Lines.Select(line => line.ProductName));
    }

    [Fact]
    public async Task Faults_are_reported_on_their_own_line_or_on_the_order()
    {
        var form = Form(Line(1, "1", "1"), Line(2, "0", "-1"), Line(null, "x", ""));
        form.UserId = null;

        var refused = Assert.IsType<SaveOutcome.Invalid>(await orders.CreateAsync(form));

        Assert.Equal(
            [
                (form, "UserId"),
                (form.Items[1], "Quantity"),
                (form.Items[1], "PriceAtPurchase"),
                (form.Items[2], "ProductId"),
                (form.Items[2], "Quantity"),
                (form.Items[2], "PriceAtPurchase"),
            ],
            refused.Messages.Select(message => (message.Target, message.Property))
        );
    }

    [Fact]
    public async Task The_same_product_on_two_new_lines_is_refused_on_the_second()
    {
        var form = Form(Line(1, "1", "1"), Line(2, "1", "1"), Line(1, "1", "1"));

        var refused = Assert.IsType<SaveOutcome.Invalid>(await orders.CreateAsync(form));

        var message = Assert.Single(refused.Messages);
        Assert.Equal((form.Items[2], "ProductId"), (message.Target, message.Property));
    }

    [Fact]
    public async Task A_product_deleted_in_the_meantime_is_refused_on_its_line_and_nothing_is_saved()
    {
        var form = Form(Line(1, "1", "1"), Line(3, "1", "1"));
        await shop.ExecuteAsync("delete from products where id = 3");

        var refused = Assert.IsType<SaveOutcome.Invalid>(await orders.CreateAsync(form));

        var message = Assert.Single(refused.Messages);
        Assert.Equal((form.Items[1], "ProductId"), (message.Target, message.Property));
        Assert.Null(await orders.FindAsync(2));
    }

    [Fact]
    public async Task An_order_can_be_saved_without_lines()
    {
        Outcomes.Saved(await orders.CreateAsync(Form()));
    }

    [Fact]
    public async Task A_line_can_be_added_to_an_existing_order()
    {
        var line = new OrderItemForm
        {
            OrderId = 1,
            ProductId = 2,
            Quantity = "3",
            PriceAtPurchase = "6.99",
        };

        Outcomes.Saved(await items.SaveAsync(line));

        Assert.Equal(8.50m + 20.97m, (await orders.FindAsync(1))!.Total);
    }

    [Fact]
    public async Task A_product_already_in_the_order_is_refused_on_the_product_field()
    {
        var line = new OrderItemForm
        {
            OrderId = 1,
            ProductId = 1,
            Quantity = "3",
            PriceAtPurchase = "1",
        };

        Assert.StartsWith(
            "ProductId: ",
            Assert.Single(Outcomes.Refused(await items.SaveAsync(line))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_line_can_be_changed_and_removed()
    {
        var item = (await orders.FindAsync(1))!.Lines[0].Item;
        var line = OrderItemForm.From(item, shop.Get<ShopFormat>());
        line.Quantity = "5";
        Outcomes.Saved(await items.SaveAsync(line));
        Assert.Equal(21.25m, (await orders.FindAsync(1))!.Total);

        Outcomes.Saved(await items.RemoveAsync(line.Id));
        Assert.Empty((await orders.FindAsync(1))!.Lines);
    }

    [Fact]
    public async Task A_new_product_price_does_not_change_the_orders_price()
    {
        await shop.ExecuteAsync("update products set price = 99 where id = 1");

        var line = (await orders.FindAsync(1))!.Lines[0];

        Assert.Equal((4.25m, 99m), (line.Item.PriceAtPurchase, line.PriceNow));
    }

    [Fact]
    public async Task Deleting_an_order_deletes_its_lines_and_the_preview_says_so()
    {
        var preview = await orders.PreviewDeleteAsync(1);
        Assert.Empty(preview.Blockers);
        Assert.Equal(
            [("order_items", 1)],
            preview.Cascades.Select(lines => (lines.Table, lines.Count))
        );

        Outcomes.Saved(await orders.DeleteAsync(1));

        Assert.Null(await orders.FindAsync(1));
    }

    [Fact]
    public async Task A_status_can_be_changed_and_changed_back()
    {
        var (status, service) = await StatusAsync();

        var change = await service.ChangeAsync(status, "shipped");
        Outcomes.Saved(change.Outcome);
        Assert.Equal("shipped", (await orders.FindAsync(1))!.Status);

        Outcomes.Saved((await service.ChangeAsync(status, change.Previous)).Outcome);
        Assert.Equal("pending", (await orders.FindAsync(1))!.Status);
    }

    [Fact]
    public async Task A_status_changed_by_somebody_else_is_a_conflict_that_shows_theirs()
    {
        var (status, service) = await StatusAsync();
        await shop.ExecuteAsync("update orders set status = 'refunded' where id = 1");

        var conflict = Assert.IsType<SaveOutcome.Conflict>(
            (await service.ChangeAsync(status, "shipped")).Outcome
        );

        var field = Assert.Single(conflict.Fields);
        Assert.Equal(("Status", "refunded", "shipped"), (field.Property, field.Theirs, field.Mine));
    }

    [Fact]
    public async Task After_a_status_conflict_the_next_choice_builds_on_theirs()
    {
        var (status, service) = await StatusAsync();
        await shop.ExecuteAsync("update orders set status = 'refunded' where id = 1");
        Assert.IsType<SaveOutcome.Conflict>((await service.ChangeAsync(status, "shipped")).Outcome);
        Assert.Equal("refunded", status.Status);

        var again = await service.ChangeAsync(status, "shipped");

        Outcomes.Saved(again.Outcome);
        Assert.Equal("refunded", again.Previous);
    }

    [Fact]
    public async Task A_change_of_another_column_does_not_block_a_status()
    {
        var (status, service) = await StatusAsync();
        await shop.ExecuteAsync("update orders set user_id = 2 where id = 1");

        Outcomes.Saved((await service.ChangeAsync(status, "shipped")).Outcome);

        Assert.Equal("Bob", (await orders.FindAsync(1))!.User.Name);
    }

    [Fact]
    public async Task The_choices_of_a_status_follow_the_rule()
    {
        Assert.Equal(["pending", "shipped", "cancelled", "refunded"], await orders.StatusesAsync());
    }

    [Fact]
    public async Task A_status_outside_the_rule_is_refused_on_the_status_field()
    {
        var (status, service) = await StatusAsync();

        var change = await service.ChangeAsync(status, "lost");

        Assert.StartsWith(
            "Status: ",
            Assert.Single(Outcomes.Refused(change.Outcome)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("?q=%231", 1)]
    [InlineData("?q=1", 1)]
    [InlineData("?q=ADA@", 1)]
    [InlineData("?q=bob", 0)]
    [InlineData("?q=%232", 0)]
    [InlineData("?status=pending&status=shipped", 1)]
    [InlineData("?status=refunded", 0)]
    [InlineData("?user=1&product=1", 1)]
    [InlineData("?product=2", 0)]
    [InlineData("?total-from=8.50&total-to=8.50", 1)]
    [InlineData("?total-from=8.51", 0)]
    public async Task Search_and_filters_narrow_the_list(string query, int count)
    {
        var list = shop.Get<OrderListQuery>();

        Assert.Equal(count, (await list.PageAsync(ListState.Parse(query, list.Shape))).Rows.Count);
    }

    [Theory]
    [InlineData("?product=1", 1)]
    [InlineData("?order=2", 0)]
    [InlineData("?q=cup", 1)]
    [InlineData("?status=shipped", 0)]
    public async Task Items_are_found_by_product_order_and_status(string query, int count)
    {
        var list = shop.Get<OrderItemListQuery>();

        Assert.Equal(count, (await list.PageAsync(ListState.Parse(query, list.Shape))).Rows.Count);
    }

    private async Task<(OrderStatusForm, OrderStatusService)> StatusAsync() =>
        (OrderStatusForm.From((await orders.FindAsync(1))!), shop.Get<OrderStatusService>());

    private static OrderForm Form(params OrderItemForm[] lines)
    {
        var form = new OrderForm { UserId = 2, Status = "pending" };
        form.Items.Clear();
        foreach (var line in lines)
            form.Items.Add(line);

        return form;
    }

    private static OrderItemForm Line(int? product, string quantity, string price) =>
        new()
        {
            ProductId = product,
            Quantity = quantity,
            PriceAtPurchase = price,
        };
}
