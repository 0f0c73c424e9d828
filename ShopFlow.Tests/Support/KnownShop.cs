namespace ShopFlow.Tests.Support;

/// <summary>
/// A shop with known rows. Ada (1) ordered two cups (1) in order 1 and reviewed them. Bob (2) did nothing.
/// </summary>
internal static class KnownShop
{
    public static async Task<TestShop> CreateAsync()
    {
        var shop = await TestShop.CreateAsync();
        await FillAsync(shop);
        return shop;
    }

    public static Task FillAsync(TestShop shop) =>
        shop.ExecuteAsync(
            """
            insert into users (name, email) values ('Ada', 'ada@shop.test'), ('Bob', 'bob@shop.test');
            insert into products (name, price, stock_quantity, category)
                values ('Cup', 4.50, 18, 'Kitchen'), ('Bowl', 7, 3, 'Kitchen'), ('Jug', 12, 0, 'Kitchen');
            insert into orders (user_id) values (1);
            insert into order_items (order_id, product_id, quantity, price_at_purchase) values (1, 1, 2, 4.25);
            insert into reviews (user_id, product_id, rating, content) values (1, 1, 5, 'Holds 100% of my_tea');
            """
        );
}
