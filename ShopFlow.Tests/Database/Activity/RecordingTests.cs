using Npgsql;
using ShopFlow.Data.Seeding;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Activity;

/// <summary>What the triggers record, whoever changes the shop.</summary>
public sealed class RecordingTests : IAsyncLifetime
{
    private TestShop shop = null!;

    [Fact]
    public async Task A_change_made_with_psql_is_recorded_under_the_database_role()
    {
        var entry = Assert.Single(
            await shop.ActivityOfAsync("update products set price = 5 where id = 1")
        );

        Assert.Equal(
            "update products 1 in products:1 {\"price\": [4.50, 5.00]}",
            entry.InOneLine()
        );
        Assert.Equal(
            (new NpgsqlConnectionStringBuilder(shop.ConnectionString).Username, null),
            (entry.Actor, entry.ActorId)
        );
        Assert.NotEqual(0UL, entry.TransactionId);
    }

    [Theory]
    [InlineData("users", "insert into users (name, email) values ('Eve', 'eve@shop.test')")]
    [InlineData("products", "insert into products (name, price, category) values ('Pan', 1, 'K')")]
    [InlineData("orders", "insert into orders (user_id) values (2)")]
    [InlineData(
        "order_items",
        "insert into order_items (order_id, product_id, quantity, price_at_purchase) values (1, 2, 1, 1)"
    )]
    [InlineData("reviews", "insert into reviews (user_id, product_id, rating) values (2, 2, 3)")]
    [InlineData("users", "update users set name = 'Ava' where id = 1")]
    [InlineData("products", "update products set stock_quantity = 1 where id = 1")]
    [InlineData("orders", "update orders set status = 'shipped'")]
    [InlineData("order_items", "update order_items set quantity = 9")]
    [InlineData("reviews", "update reviews set rating = 1")]
    [InlineData("users", "delete from users where id = 2")]
    [InlineData("products", "delete from products where id = 2")]
    [InlineData("order_items", "delete from order_items")]
    [InlineData("reviews", "delete from reviews")]
    public async Task Every_table_records_inserts_updates_and_deletes(string table, string sql)
    {
        var entry = Assert.Single(await shop.ActivityOfAsync(sql));

        Assert.Equal((table, sql.Split(' ')[0]), (entry.TableName, entry.Operation));
    }

    [Fact]
    public async Task The_entry_of_a_deleted_order_keeps_all_values_and_its_lines_belong_to_it()
    {
        var entries = await shop.ActivityOfAsync("delete from orders");

        Assert.Contains(
            "\"status\": [\"pending\", null]",
            entries.Single(e => e.TableName == "orders").Changes,
            StringComparison.Ordinal
        );
        var line = entries.Single(e => e.TableName == "order_items");
        Assert.Equal("orders:1", line.Subject);
        Assert.Contains("\"quantity\": [2, null]", line.Changes, StringComparison.Ordinal);
        Assert.Contains(
            "\"price_at_purchase\": [4.25, null]",
            line.Changes,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_update_that_changes_nothing_leaves_no_entry() =>
        Assert.Empty(await shop.ActivityOfAsync("update products set price = price, name = name"));

    [Fact]
    public async Task A_statement_over_many_rows_leaves_one_entry_per_row() =>
        Assert.Equal(
            [1, 2, 3],
            (await shop.ActivityOfAsync("update products set price = price + 1")).Select(e =>
                int.Parse(e.RowId!, null)
            )
        );

    [Fact]
    public async Task A_line_moved_to_another_order_is_recorded_as_removed_from_one_and_added_to_the_other()
    {
        await shop.ExecuteAsync("insert into orders (user_id) values (2)");

        var entries = await shop.ActivityOfAsync("update order_items set order_id = 2");

        Assert.Equal(
            ["delete orders:1", "insert orders:2"],
            entries.Select(e => $"{e.Operation} {e.Subject}")
        );
    }

    [Fact]
    public async Task A_truncated_table_leaves_one_entry() =>
        Assert.Equal(
            "truncate reviews  in reviews {}",
            Assert.Single(await shop.ActivityOfAsync("truncate reviews")).InOneLine()
        );

    [Fact]
    public async Task A_column_added_while_a_connection_is_open_is_recorded_at_once()
    {
        var entries = await shop.ActivityOfAsync(
            """
            update products set price = 1 where id = 1;
            alter table products add column shelf text;
            update products set shelf = 'A' where id = 1;
            alter table products drop column description;
            update products set shelf = 'B' where id = 1;
            """
        );

        Assert.Equal(
            [
                "{\"price\": [4.50, 1.00]}",
                "{\"shelf\": [null, \"A\"]}",
                "{\"shelf\": [\"A\", \"B\"]}",
            ],
            entries.Select(e => e.Changes)
        );
    }

    [Fact]
    public async Task A_bulk_load_leaves_one_entry_with_its_range_of_ids()
    {
        var entry = Assert.Single(
            await shop.ActivityOfAsync(
                "insert into products (name, price, category) select 'P' || i, 1, 'X' from generate_series(1, 1001) i"
            )
        );

        Assert.Equal((1001L, "products", "{}"), (entry.RowCount, entry.Subject, entry.Changes));
        Assert.Equal((4L, 1005L), (entry.RowIds![0].LowerBound, entry.RowIds[0].UpperBound));
    }

    [Fact]
    public async Task A_bulk_load_with_gaps_records_exactly_its_ids()
    {
        var entry = Assert.Single(
            await shop.ActivityOfAsync(
                "insert into products (id, name, price, category) select 10 * i, 'P', 1, 'X' from generate_series(1, 1001) i"
            )
        );

        Assert.Equal(1001, entry.RowIds!.Length);
    }

    [Fact]
    public async Task The_demo_shop_is_loaded_under_its_own_name()
    {
        await using var empty = await TestShop.CreateAsync();

        await DemoShop.LoadAsync(empty.ConnectionString, TimeProvider.System, default);

        var entries = await empty.ActivityAsync();
        Assert.All(entries, entry => Assert.Equal("Demo shop", entry.Actor));
        Assert.Equal(5, entries.Select(entry => entry.TableName).Distinct().Count());
    }

    [Fact]
    public async Task Rolled_back_work_leaves_no_entry() =>
        Assert.Empty(await shop.ActivityOfAsync("begin; update products set price = 9; rollback"));

    [Theory]
    [InlineData("update shopflow.activity set actor = 'nobody'")]
    [InlineData("delete from shopflow.activity")]
    [InlineData("truncate shopflow.activity")]
    [InlineData(
        "insert into shopflow.activity (actor, table_schema, table_name, subject, operation, changes) values ('Bob', 'public', 'users', 'users:1', 'delete', '{}')"
    )]
    public async Task Not_even_the_owner_can_change_the_activity_by_mistake(string sql)
    {
        var before = await shop.ActivityAsync();

        await Assert.ThrowsAsync<PostgresException>(() => shop.ExecuteAsync(sql));

        Assert.Equal(
            before.Select(e => e.InOneLine()),
            (await shop.ActivityAsync()).Select(e => e.InOneLine())
        );
    }

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();
}
