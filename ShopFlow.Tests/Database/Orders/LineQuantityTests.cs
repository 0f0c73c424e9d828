using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Database.Orders;

/// <summary>Order 1 has one line: two cups at 4.25.</summary>
public sealed class LineQuantityTests : IAsyncLifetime
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
    public async Task A_changed_quantity_can_be_undone()
    {
        var line = await FirstLineAsync();

        var saved = await items.ChangeQuantityAsync(line, "5");

        Outcomes.Saved(saved.Outcome);
        Assert.Equal((5, "2"), (saved.Now, saved.Undo));
        Outcomes.Saved((await items.ChangeQuantityAsync(line, saved.Undo!)).Outcome);
        Assert.Equal(2, (await orders.FindAsync(1))!.Lines[0].Item.Quantity);
    }

    [Fact]
    public async Task A_quantity_changed_by_somebody_else_is_reported_and_not_overwritten()
    {
        var line = await FirstLineAsync();
        await shop.ExecuteAsync("update order_items set quantity = 9");

        var saved = await items.ChangeQuantityAsync(line, "5");

        Assert.IsType<SaveOutcome.Conflict>(saved.Outcome);
        Assert.Equal(9, saved.Now);
        Assert.Equal(9, (await orders.FindAsync(1))!.Lines[0].Item.Quantity);
    }

    [Fact]
    public async Task A_change_of_the_price_does_not_block_a_quantity()
    {
        var line = await FirstLineAsync();
        await shop.ExecuteAsync("update order_items set price_at_purchase = 9.5");

        Outcomes.Saved((await items.ChangeQuantityAsync(line, "5")).Outcome);

        var stored = (await orders.FindAsync(1))!.Lines[0].Item;
        Assert.Equal((5, 9.5m), (stored.Quantity, stored.PriceAtPurchase));
    }

    private async Task<OrderItemForm> FirstLineAsync() =>
        OrderItemForm.From((await orders.FindAsync(1))!.Lines[0].Item, shop.Get<ShopFormat>());
}
