using ShopFlow.Data.Constraints;
using ShopFlow.Web.Features.Orders;

namespace ShopFlow.Tests.Database.Violations;

public sealed class OrderItemViolationTests : ViolationTests
{
    private OrderItemService Lines => Shop.Get<OrderItemService>();

    private static OrderItemForm Line(
        int? product = 2,
        string? quantity = "1",
        string? price = "7",
        int order = 1
    ) =>
        new()
        {
            OrderId = order,
            ProductId = product,
            Quantity = quantity,
            PriceAtPurchase = price,
        };

    private Task RefusedAsync(OrderItemForm form, params (string?, string)[] messages) =>
        AssertRefusedAsync(form, Lines.SaveAsync(form), messages);

    private async Task RefusedByTheFormAsync(
        OrderItemForm form,
        params (string?, string)[] messages
    ) => AssertInvalid(await Lines.SaveAsync(form), form, messages);

    [Fact]
    public Task A_line_without_a_product_is_refused() =>
        RefusedAsync(Line(product: null), ("ProductId", "Product is required."));

    [Fact]
    public Task A_line_without_a_quantity_is_refused() =>
        RefusedByTheFormAsync(Line(quantity: ""), ("Quantity", "Quantity is required."));

    [Fact]
    public Task A_line_without_a_price_is_refused() =>
        RefusedByTheFormAsync(Line(price: null), ("PriceAtPurchase", "Unit price is required."));

    [Theory]
    [InlineData("order_id", "Order is required.")]
    [InlineData("product_id", "Product is required.")]
    [InlineData("quantity", "Quantity is required.")]
    [InlineData("price_at_purchase", "Unit price is required.")]
    public async Task A_column_that_a_trigger_empties_is_reported_by_its_label(
        string column,
        string text
    )
    {
        var outcome = await SaveWithoutAsync(
            new Data.Orders.OrderItem
            {
                OrderId = 1,
                ProductId = 2,
                Quantity = 1,
            },
            "order_items",
            column
        );

        Assert.Equal(
            text,
            Assert.Single(Assert.IsType<SaveOutcome.Invalid>(outcome).Messages).Text
        );
    }

    [Fact]
    public Task A_line_of_an_unknown_order_is_refused() =>
        RefusedAsync(Line(order: 999), ("OrderId", "This order does not exist or was deleted."));

    [Fact]
    public Task A_line_of_an_unknown_product_is_refused() =>
        RefusedAsync(
            Line(product: 999),
            ("ProductId", "This product does not exist or was deleted.")
        );

    [Fact]
    public Task A_wrong_order_and_a_wrong_product_are_reported_together() =>
        RefusedAsync(
            Line(product: 999, order: 999),
            ("OrderId", "This order does not exist or was deleted."),
            ("ProductId", "This product does not exist or was deleted.")
        );

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    public Task A_quantity_below_one_is_refused(string quantity) =>
        RefusedAsync(Line(quantity: quantity), ("Quantity", "Quantity must be 1 or more."));

    [Theory]
    [InlineData("2147483648", "Quantity must be 2,147,483,647 or less.")]
    [InlineData("two", "Quantity must be a whole number.")]
    public Task A_quantity_that_does_not_fit_its_type_is_refused_by_the_form(
        string quantity,
        string text
    ) => RefusedByTheFormAsync(Line(quantity: quantity), ("Quantity", text));

    [Theory]
    [InlineData("-1", "Unit price must be 0 or more.")]
    [InlineData("123456789", "Unit price must be 99,999,999.99 or less.")]
    public Task A_wrong_price_is_refused(string price, string text) =>
        RefusedAsync(Line(price: price), ("PriceAtPurchase", text));

    [Fact]
    public async Task The_database_reports_three_faults_together()
    {
        var form = Line(quantity: "0", price: "-1", order: 999);

        AssertInvalid(
            await WriteAsync(form),
            form,
            ("Quantity", "Quantity must be 1 or more."),
            ("PriceAtPurchase", "Unit price must be 0 or more."),
            ("OrderId", "This order does not exist or was deleted.")
        );
    }

    [Fact]
    public Task A_product_already_in_the_order_is_refused() =>
        RefusedAsync(Line(product: 1), ("ProductId", "This product is already in the order."));

    [Fact]
    public async Task A_product_on_two_new_lines_is_reported_on_the_later_one()
    {
        var form = new OrderForm { UserId = 1, Status = "pending" };
        form.Items.Clear();
        form.Items.Add(Line(order: 0));
        form.Items.Add(Line(order: 0));

        var outcome = await Shop.Get<OrderService>().CreateAsync(form);

        AssertInvalid(
            outcome,
            form.Items[1],
            ("ProductId", "This product is already in the order.")
        );
    }

    [Fact]
    public async Task A_taken_id_is_not_reported_on_any_field()
    {
        await Shop.ExecuteAsync("SELECT setval('order_items_id_seq', 1, false)");

        Assert.IsType<SaveOutcome.Unknown>(await Lines.SaveAsync(Line()));
    }

    [Fact]
    public Task A_line_can_be_removed() => AssertDeletedAsync(Lines.RemoveAsync(1));
}
