using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Hosting;
using ShopFlow.Data.Seeding;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Seeding;

public sealed class DemoRemovalTests : IAsyncLifetime
{
    private TestShop shop = null!;

    [Fact]
    public async Task A_pure_demo_shop_is_empty_after_the_removal()
    {
        Outcomes.Saved(await RemoveAsync());

        Assert.True(await DemoShop.IsEmptyAsync(shop.ConnectionString, default));
        Assert.Empty(await PreviewAsync());
    }

    [Fact]
    public async Task Rows_that_an_order_of_the_team_refers_to_are_kept()
    {
        await shop.ExecuteAsync(
            """
            INSERT INTO users (name, email) VALUES ('Ada', 'ada@shop.test');
            INSERT INTO orders (user_id) VALUES (7);
            INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase) VALUES (3001, 9, 1, 5);
            """
        );

        Outcomes.Saved(await RemoveAsync());

        Assert.Equal([7, 601], await IdsAsync("users"));
        Assert.Equal([9], await IdsAsync("products"));
        Assert.Equal([3001], await IdsAsync("orders"));
    }

    [Fact]
    public async Task A_demo_order_with_a_line_of_the_team_is_kept_whole()
    {
        await using var db = shop.CreateDbContext();
        var order = await db.Orders.Include(o => o.Items).SingleAsync(o => o.Id == 40);
        await shop.ExecuteAsync(
            $"""
            INSERT INTO products (name, price, category) VALUES ('Own', 1, 'Own');
            INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase) VALUES (40, 501, 1, 1);
            """
        );

        Outcomes.Saved(await RemoveAsync());

        Assert.Equal([40], await IdsAsync("orders"));
        Assert.Equal(
            order.Items.Select(i => i.Id).Order().Append(6436),
            await IdsAsync("order_items")
        );
        Assert.Equal(
            order.Items.Select(i => i.ProductId).Order().Append(501),
            await IdsAsync("products")
        );
        Assert.Equal([order.UserId], await IdsAsync("users"));
    }

    [Fact]
    public async Task Rows_that_a_review_of_the_team_refers_to_are_kept_and_demo_reviews_are_removed()
    {
        await shop.ExecuteAsync(
            """
            INSERT INTO users (name, email) VALUES ('Ada', 'ada@shop.test');
            INSERT INTO products (name, price, category) VALUES ('Own', 1, 'Own');
            INSERT INTO reviews (user_id, product_id, rating) VALUES (601, 3, 5), (5, 501, 4);
            """
        );

        Outcomes.Saved(await RemoveAsync());

        Assert.Equal([5, 601], await IdsAsync("users"));
        Assert.Equal([3, 501], await IdsAsync("products"));
        Assert.Equal(2, (await IdsAsync("reviews")).Count);
    }

    [Fact]
    public async Task The_preview_counts_exactly_what_is_then_removed_and_kept()
    {
        await shop.ExecuteAsync(
            """
            INSERT INTO orders (user_id) SELECT id FROM users WHERE id % 7 = 0;
            INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase) SELECT id, id % 500 + 1, 1, 1 FROM orders WHERE id % 5 = 0
                ON CONFLICT DO NOTHING;
            INSERT INTO reviews (user_id, product_id, rating) SELECT id, 3, 4 FROM users WHERE id % 11 = 0 ON CONFLICT DO NOTHING;
            DELETE FROM reviews WHERE id < 10;
            """
        );
        var preview = await PreviewAsync();

        Outcomes.Saved(await RemoveAsync());

        var last = new Dictionary<string, int>
        {
            ["orders"] = 3000,
            ["order_items"] = 6435,
            ["products"] = 500,
            ["users"] = 600,
        };
        Assert.Equal(
            ["orders", "order_items", "products", "users", "reviews"],
            preview.Select(c => c.Table)
        );
        foreach (var count in preview.SkipLast(1))
        {
            var stayed = (await IdsAsync(count.Table)).Count(id => id <= last[count.Table]);
            Assert.Equal((stayed, last[count.Table] - stayed), (count.Staying, count.Going));
        }
    }

    [Fact]
    public async Task Nothing_is_removed_if_another_table_refers_to_a_demo_row()
    {
        await shop.ExecuteAsync(
            "CREATE TABLE wishes (user_id int NOT NULL REFERENCES users); INSERT INTO wishes VALUES (1)"
        );

        Assert.IsType<SaveOutcome.Blocked>(await RemoveAsync());

        Assert.Equal(600, (await IdsAsync("users")).Count);
        Assert.NotEmpty(await PreviewAsync());
    }

    [Fact]
    public async Task Removing_the_demo_twice_leaves_the_teams_rows_alone()
    {
        Outcomes.Saved(await RemoveAsync());
        await shop.ExecuteAsync(
            "INSERT INTO users (id, name, email) VALUES (1, 'Ada', 'ada@shop.test')"
        );

        Outcomes.Saved(await RemoveAsync());

        Assert.Equal([1], await IdsAsync("users"));
    }

    [Fact]
    public async Task A_demo_shop_of_an_earlier_version_is_recognised_without_the_teams_rows()
    {
        await shop.ExecuteAsync(
            """
            -- At some hours of the day the demo shop has reviews younger than its newest order, like a team's own.
            DELETE FROM reviews WHERE created_at > (SELECT created_at FROM orders WHERE id = 3000);
            INSERT INTO users (name, email) VALUES ('Ada', 'ada@shop.test');
            INSERT INTO reviews (user_id, product_id, rating) VALUES (601, 3, 5);
            """
        );
        var before = await PreviewAsync();
        var serving = new ServingRole(shop.ConnectionString, shop.ServingConnectionString);
        var migrator = new Migrator(shop.ConnectionString, serving);
        var state = await migrator.StateAsync(default);
        var since =
            state.Applied.Count
            - state
                .Applied.ToList()
                .FindIndex(name => name.EndsWith("_DemoRows", StringComparison.Ordinal));
        await migrator.DownAsync(since, default);
        await migrator.UpAsync(null, default);

        Assert.Equal(before, await PreviewAsync());
    }

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await DemoShop.LoadAsync(shop.ServingConnectionString, TimeProvider.System, default);
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private async Task<SaveOutcome> RemoveAsync()
    {
        await using var db = shop.CreateDbContext();
        return await new DemoRemoval(db).RunAsync(default);
    }

    private async Task<IReadOnlyList<DemoCount>> PreviewAsync()
    {
        await using var db = shop.CreateDbContext();
        return await new DemoRemoval(db).PreviewAsync(default);
    }

    private async Task<List<int>> IdsAsync(string table)
    {
        await using var db = shop.CreateDbContext();
        var ids = table switch
        {
            "users" => db.Users.Select(u => u.Id),
            "products" => db.Products.Select(p => p.Id),
            "orders" => db.Orders.Select(o => o.Id),
            "order_items" => db.OrderItems.Select(i => i.Id),
            _ => db.Reviews.Select(r => r.Id),
        };
        return await ids.Order().ToListAsync();
    }
}
