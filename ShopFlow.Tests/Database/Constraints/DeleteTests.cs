using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Users;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

public sealed class DeleteTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private ShopFlowDbContext db = null!;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(
            """
            insert into users (name, email) values ('Ada', 'ada@shop.test'), ('Bob', 'bob@shop.test');
            insert into products (name, price, category) values ('Cup', 4.50, 'Kitchen'), ('Bowl', 7, 'Kitchen');
            insert into orders (user_id) values (1), (1), (1);
            insert into order_items (order_id, product_id, quantity, price_at_purchase) values (1, 1, 2, 4.50), (1, 2, 1, 7);
            insert into reviews (user_id, product_id, rating) values (1, 1, 5);
            """
        );
        db = shop.CreateDbContext();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task A_user_without_references_is_deleted() =>
        Assert.IsType<SaveOutcome.Saved>(await db.DeleteAsync<User>(2));

    [Fact]
    public async Task Deleting_a_missing_user_says_it_is_gone() =>
        Assert.IsType<SaveOutcome.Gone>(await db.DeleteAsync<User>(99));

    [Fact]
    public async Task A_refused_delete_names_every_blocking_table_with_its_count()
    {
        var blocked = Assert.IsType<SaveOutcome.Blocked>(await db.DeleteAsync<User>(1));

        Assert.Equal(
            [("orders", "user_id", 3), ("reviews", "user_id", 1)],
            blocked.References.Blockers.Select(b => (b.Table, b.Column, b.Count)).Order()
        );
        Assert.All(blocked.References.Blockers, b => Assert.Equal(1, b.Key));
    }

    [Fact]
    public async Task A_preview_names_what_would_be_deleted_too()
    {
        var preview = await db.PreviewDeleteAsync<Order>(1);

        Assert.Empty(preview.Blockers);
        Assert.Equal(("order_items", 2), (preview.Cascades[0].Table, preview.Cascades[0].Count));
    }

    [Fact]
    public async Task Lines_are_deleted_with_their_order()
    {
        Assert.IsType<SaveOutcome.Saved>(await db.DeleteAsync<Order>(1));
        Assert.IsType<SaveOutcome.Blocked>(await db.DeleteAsync<Product>(1));
        Assert.IsType<SaveOutcome.Saved>(await db.DeleteAsync<Product>(2));
    }

    [Fact]
    public async Task A_reference_to_a_row_that_would_be_deleted_too_blocks_as_well()
    {
        await shop.ExecuteAsync(
            """
            create table returns (id serial primary key, line int constraint line_must_exist references order_items);
            insert into returns (line) values (1);
            """
        );

        var blocked = Assert.IsType<SaveOutcome.Blocked>(await db.DeleteAsync<Order>(1));

        var blocker = Assert.Single(blocked.References.Blockers);
        Assert.Equal(("returns", 1, false), (blocker.Table, blocker.Count, blocker.IsDirect));
    }

    [Fact]
    public async Task Blocking_rows_are_counted_only_up_to_a_limit()
    {
        await shop.ExecuteAsync(
            "insert into orders (user_id) select 2 from generate_series(1, 1500)"
        );

        var preview = await db.PreviewDeleteAsync<User>(2);

        Assert.Equal(Reference.Most + 1, Assert.Single(preview.Blockers).Count);
    }

    [Fact]
    public async Task A_refused_delete_leaves_the_transaction_usable()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();

        Assert.IsType<SaveOutcome.Blocked>(await db.DeleteAsync<User>(1));
        Assert.IsType<SaveOutcome.Saved>(await db.DeleteAsync<User>(2));
    }

    [Fact]
    public async Task A_row_removed_through_the_context_is_blocked_too()
    {
        db.Remove((await db.FindAsync<User>(1))!);

        var blocked = Assert.IsType<SaveOutcome.Blocked>(await db.SaveAsync());

        Assert.Equal(2, blocked.References.Blockers.Count);
    }
}
