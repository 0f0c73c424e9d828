using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>A small shop whose database refuses what is added to the context.</summary>
public abstract class RefusedSaves : IAsyncLifetime
{
    private protected TestShop Shop { get; private set; } = null!;
    private protected ShopFlowDbContext Db { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Shop = await TestShop.CreateAsync();
        await Shop.ExecuteAsync(
            """
            insert into users (name, email) values ('Ada', 'ada@Shop.test'), ('Bob', 'bob@Shop.test');
            insert into products (name, price, category) values ('Cup', 4.50, 'Kitchen'), ('Bowl', 7, 'Kitchen'), ('Jug', 12, 'Kitchen');
            insert into orders (user_id) values (1);
            insert into order_items (order_id, product_id, quantity, price_at_purchase) values (1, 1, 2, 4.50);
            insert into reviews (user_id, product_id, rating) values (1, 1, 5);
            """
        );
        Db = Shop.CreateDbContext();
    }

    public async Task DisposeAsync()
    {
        await Db.DisposeAsync();
        await Shop.DisposeAsync();
    }

    private protected static Product ProductAt(decimal price) =>
        new()
        {
            Name = "Vase",
            Price = price,
            Category = "Kitchen",
        };

    private protected async Task<IReadOnlyList<FieldMessage>> RefusedAsync() =>
        Assert.IsType<SaveOutcome.Invalid>(await Db.SaveAsync()).Messages;
}
