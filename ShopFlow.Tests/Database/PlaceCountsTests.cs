using ShopFlow.Tests.Support;
using ShopFlow.Web.Components.Layout;

namespace ShopFlow.Tests.Database;

public sealed class PlaceCountsTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task The_menu_counts_orders_to_ship_and_products_low_in_stock()
    {
        var numbers = await shop.Get<PlaceCounts>().ReadAsync();

        Assert.Equal(
            [("orders", "1"), ("products", "2")],
            numbers.Select(n => (n.Key, n.Value.Text)).Order()
        );
    }

    [Fact]
    public async Task The_menu_shows_no_counts_if_there_is_nothing_to_do()
    {
        await shop.ExecuteAsync(
            "update orders set status = 'shipped'; update products set stock_quantity = 20"
        );

        Assert.Empty(await shop.Get<PlaceCounts>().ReadAsync());
    }

    [Fact]
    public async Task The_menu_counts_only_up_to_999()
    {
        await shop.ExecuteAsync(
            "insert into orders (user_id) select 1 from generate_series(1, 1500)"
        );

        Assert.Equal("999+", (await shop.Get<PlaceCounts>().ReadAsync())["orders"].Text);
    }
}
