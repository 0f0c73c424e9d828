using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopFlow.Tests.Database.Activity;
using ShopFlow.Tests.Database.Lists;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Figures;

/// <summary>The triggers keep the figures right, whoever changes the shop. Runs on a crowded shop.</summary>
public sealed class FiguresTests(CrowdedShopFixture fixture) : IClassFixture<CrowdedShopFixture>
{
    private readonly TestShop shop = fixture.Shop;

    [Theory]
    [InlineData("update orders set status = 'cancelled' where id = 2")]
    [InlineData("update orders set status = 'pending'")]
    [InlineData("update orders set status = 'shipped' where status = 'pending'")]
    [InlineData("update orders set user_id = user_id % 5 + 1")]
    [InlineData("update orders set user_id = 3, status = 'refunded' where id < 50")]
    [InlineData("update orders set id = id + 1000 where id > 130")]
    [InlineData("update orders set created_at = created_at - interval '3 days' where id = 2")]
    [InlineData(
        "update orders set created_at = '2026-10-05Z', status = 'shipped' where id % 3 = 0"
    )]
    [InlineData("update order_items set price_at_purchase = 9 where id = 5")]
    [InlineData("update order_items set quantity = quantity * 3")]
    [InlineData("update order_items set price_at_purchase = 0.01 where product_id = 7")]
    [InlineData("update order_items set order_id = order_id + 1 where order_id = 130")]
    [InlineData("update order_items set product_id = 119 where order_id % 2 = 0 and quantity = 1")]
    [InlineData(
        "update order_items set order_id = 135, product_id = 90, quantity = 8 where id = 5"
    )]
    [InlineData("delete from order_items where product_id = 9")]
    [InlineData("delete from order_items")]
    [InlineData("delete from orders where id % 3 = 0")]
    [InlineData("delete from orders")]
    [InlineData("delete from reviews where rating = 1")]
    [InlineData("update reviews set rating = 6 - rating")]
    [InlineData("update reviews set product_id = product_id + 50")]
    [InlineData("update reviews set content = null")]
    [InlineData("delete from users where id > 130 and id not in (select user_id from orders)")]
    [InlineData("insert into users (id, name, email) values (500, 'New', 'new@shop.test')")]
    [InlineData(
        "insert into users (name, email) values ('A', 'a@shop.test') on conflict do nothing"
    )]
    [InlineData("delete from products where id = 120; update products set id = 900 where id = 119")]
    [InlineData("delete from reviews; update users set id = id + 700 where id > 40")]
    [InlineData("truncate order_items")]
    [InlineData("truncate reviews")]
    [InlineData("truncate orders cascade")]
    [InlineData("truncate products cascade")]
    [InlineData("truncate users, orders, order_items, reviews restart identity")]
    [InlineData("savepoint a; delete from orders; rollback to a")]
    [InlineData("savepoint a; truncate orders cascade; rollback to a")]
    public Task The_figures_match_the_rows_after_any_statement(string sql) =>
        AssertFiguresMatchAfterAsync(sql);

    [Theory]
    [InlineData(
        "with i as (delete from order_items where product_id = 9), r as (delete from reviews where product_id = 9) delete from products where id = 9"
    )]
    [InlineData(
        """
            with r as (delete from reviews where user_id = 3), o as (delete from orders where user_id = 3 returning id),
                i as (delete from order_items where order_id in (select id from orders where user_id = 3))
            delete from users where id = 3
            """
    )]
    [InlineData(
        "with r as (delete from reviews), i as (delete from order_items), o as (delete from orders), p as (delete from products) delete from users"
    )]
    public Task The_figures_match_after_one_statement_deletes_a_row_and_all_its_references(
        string sql
    ) => AssertFiguresMatchAfterAsync(sql);

    [Fact]
    public Task The_figures_match_after_one_statement_changes_several_tables() =>
        AssertFiguresMatchAfterAsync(
            """
            with gone as (delete from order_items where order_id < 20 returning order_id)
            update orders set status = 'cancelled' where id in (select order_id + 5 from gone);
            with made as (insert into orders (user_id) values (1), (2) returning id)
            insert into reviews (user_id, product_id, rating) select 40, 60 + id % 30, 2 from made;
            with u as (insert into users (id, name, email) values (600, 'New', 'all@shop.test')),
                p as (insert into products (id, name, category, price) values (600, 'New', 'New', 1), (601, 'New', 'New', 1)),
                r as (insert into reviews (user_id, product_id, rating) values (600, 600, 4)),
                o as (insert into orders (id, user_id, status) values (600, 600, 'shipped'), (601, 600, 'cancelled'), (602, 600, 'pending')),
                i as (insert into order_items (order_id, product_id, quantity, price_at_purchase) values (602, 600, 2, 1.50)),
                j as (insert into order_items (order_id, product_id, quantity, price_at_purchase) values (602, 601, 4, 0.50))
            insert into order_items (order_id, product_id, quantity, price_at_purchase)
                values (600, 600, 3, 1.25), (600, 601, 1, 1), (601, 600, 5, 1)
            """
        );

    [Fact]
    public async Task Rows_loaded_with_COPY_are_counted()
    {
        await shop.ExecuteAsync(
            "insert into products (id, name, category, price) select 1000 + n, 'New', 'New', 1 from generate_series(0, 200) n"
        );
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (
            var copy = await connection.BeginTextImportAsync(
                "copy order_items (order_id, product_id, quantity, price_at_purchase) from stdin"
            )
        )
        {
            for (var line = 0; line < 20_000; line++)
                await copy.WriteLineAsync($"{line % 140 + 1}\t{line / 140 + 1000}\t1\t0.10");
        }

        await Truth.AssertFiguresMatchAsync(connection);
    }

    [Fact]
    public Task A_recount_repairs_wrong_and_missing_figures() =>
        AssertFiguresMatchAfterAsync(
            "update shopflow.order_figures set total = 1, placed = null; delete from shopflow.user_figures; delete from shopflow.product_sales; call shopflow.count_figures()"
        );

    [Fact]
    public async Task Changing_figures_does_not_change_the_version_of_a_row()
    {
        await using var db = shop.CreateDbContext();
        var versions = db
            .OrderItems.Where(i => i.OrderId == 4)
            .Select(i => new
            {
                Order = i.Order.Version,
                User = i.Order.User.Version,
                Product = i.Product.Version,
            });
        var before = await versions.ToListAsync();

        await shop.ExecuteAsync("update order_items set quantity = 9 where order_id = 4");

        Assert.Equal(before, await versions.ToListAsync());
    }

    [Fact]
    public async Task Figures_are_not_recorded_in_the_activity()
    {
        var entries = await shop.ActivityOfAsync(
            "update orders set status = 'refunded' where id = 4"
        );

        Assert.Equal("orders", Assert.Single(entries).TableName);
    }

    [Fact]
    public async Task Figures_cannot_be_written_through_the_model()
    {
        await using var db = shop.CreateDbContext();
        var order = await db.Orders.Include(o => o.Figures).FirstAsync(o => o.Id == 4);
        db.Entry(order.Figures).Property(f => f.Total).CurrentValue = 5;

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Theory]
    [InlineData("update shopflow.order_figures set total = 0")]
    [InlineData("update shopflow.product_sales set units = 0")]
    public async Task The_serving_role_can_read_figures_but_not_write_them(string sql)
    {
        await using var connection = new NpgsqlConnection(shop.ServingConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            command.ExecuteNonQueryAsync()
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        Assert.True(await shop.CreateDbContext().Orders.AnyAsync(o => o.Figures.Total > 0));
    }

    /// <summary>In a transaction that is rolled back.</summary>
    private async Task AssertFiguresMatchAfterAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();

        await Truth.AssertFiguresMatchAsync(connection);
    }
}
