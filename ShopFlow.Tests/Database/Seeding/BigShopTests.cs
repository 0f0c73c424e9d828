using Npgsql;
using ShopFlow.Data.Seeding;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Seeding;

public sealed class BigShopTests(BigShopFixture big) : IClassFixture<BigShopFixture>
{
    [Fact]
    public async Task The_big_shop_has_as_many_rows_as_its_size_says()
    {
        Assert.Equal(
            "200 100 1000 3000 500",
            await TextAsync(
                """
                SELECT concat_ws(' ', (SELECT count(*) FROM users), (SELECT count(*) FROM products),
                    (SELECT count(*) FROM orders), (SELECT count(*) FROM order_items), (SELECT count(*) FROM reviews))
                """
            )
        );
    }

    [Fact]
    public void Scale_10_is_a_million_orders() =>
        Assert.Equal(new BigShopSize(200_000, 100_000, 1_000_000, 500_000), BigShopSize.At(10));

    [Theory]
    [InlineData(0)]
    [InlineData(0.009)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    public void A_scale_out_of_bounds_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BigShopSize.At(scale));

    [Fact]
    public async Task The_same_end_date_gives_the_same_shop_and_another_date_a_different_one()
    {
        await using var same = await BigShopFixture.LoadAsync(BigShopFixture.End);
        await using var later = await BigShopFixture.LoadAsync(BigShopFixture.End.AddDays(1));

        Assert.Equal(await big.Shop.ShopRowsAsync(), await same.ShopRowsAsync());
        Assert.NotEqual(await big.Shop.ShopRowsAsync(), await later.ShopRowsAsync());
    }

    [Theory]
    [InlineData("SELECT min(created_at) > '2024-02-28' FROM orders")]
    [InlineData("SELECT max(created_at) BETWEEN '2027-02-27' AND '2027-02-28' FROM orders")]
    [InlineData("SELECT max(created_at) < '2027-02-28' FROM reviews")]
    [InlineData("SELECT max(created_at) < '2027-02-28' FROM products")]
    public async Task The_big_shops_three_years_end_at_the_start_of_the_last_day(string fact) =>
        Assert.Equal("True", await TextAsync(fact));

    [Theory]
    [InlineData(
        "SELECT NOT EXISTS (SELECT FROM orders o JOIN users u ON u.id = user_id WHERE o.created_at <= u.created_at)"
    )]
    [InlineData(
        """
            SELECT NOT EXISTS (SELECT FROM order_items i JOIN orders o ON o.id = order_id JOIN products p ON p.id = product_id
                WHERE o.created_at < p.created_at)
            """
    )]
    [InlineData(
        """
            SELECT NOT EXISTS (SELECT FROM reviews r WHERE NOT EXISTS (SELECT FROM order_items i JOIN orders o ON o.id = order_id
                WHERE o.user_id = r.user_id AND i.product_id = r.product_id AND o.created_at <= r.created_at))
            """
    )]
    [InlineData(
        "SELECT NOT EXISTS (SELECT FROM orders a JOIN orders b ON b.id = a.id + 1 WHERE a.created_at > b.created_at)"
    )]
    [InlineData(
        "SELECT bool_and(status = 'pending' OR status = 'cancelled') FROM orders WHERE created_at > '2027-02-26'"
    )]
    public async Task The_big_shops_events_are_in_a_plausible_order(string fact) =>
        Assert.Equal("True", await TextAsync(fact));

    [Theory]
    [InlineData(
        "SELECT max(n) > 10 * avg(n) FROM (SELECT sum(quantity) n FROM order_items GROUP BY product_id) sold"
    )]
    [InlineData(
        "SELECT max(n) > 4 * avg(n) FROM (SELECT count(*) n FROM orders GROUP BY user_id) bought"
    )]
    [InlineData(
        "SELECT count(*) FILTER (WHERE extract(month FROM created_at) IN (11, 12)) > count(*) / 5 FROM orders"
    )]
    [InlineData(
        "SELECT count(*) FILTER (WHERE extract(isodow FROM created_at) > 5) < count(*) / 4 FROM orders"
    )]
    [InlineData(
        "SELECT count(*) FILTER (WHERE created_at > '2026-02-28') > count(*) * 0.38 FROM orders"
    )]
    public async Task The_big_shops_sales_have_a_realistic_distribution(string fact) =>
        Assert.Equal("True", await TextAsync(fact));

    [Fact]
    public async Task A_row_added_later_gets_the_next_id()
    {
        Assert.Equal(
            "201",
            await TextAsync(
                "INSERT INTO users (name, email) VALUES ('Ada', 'ada@shop.test') RETURNING id"
            )
        );
    }

    [Fact]
    public async Task The_activity_records_a_table_of_over_a_thousand_rows_in_one_entry()
    {
        Assert.Equal(
            "Big shop 3000",
            await TextAsync(
                "SELECT actor || ' ' || row_count FROM shopflow.activity WHERE table_name = 'order_items'"
            )
        );
    }

    [Theory]
    [InlineData("users", "users", null)]
    [InlineData("products", "products", null)]
    [InlineData("orders", "orders", null)]
    [InlineData("order_items", "orders", "order_id")]
    [InlineData("reviews", "reviews", null)]
    public async Task The_activity_records_the_ids_of_all_rows_of_a_table(
        string table,
        string subject,
        string? parent
    )
    {
        var owners = parent is null
            ? "NULL::int8multirange"
            : $"range_agg(int8range({parent}, {parent}, '[]'))";

        Assert.Equal(
            "True",
            await TextAsync(
                $"""
                SELECT (a.actor, a.subject, a.operation, a.row_count, a.row_ids, a.subject_ids) IS NOT DISTINCT FROM
                    ('Big shop'::text, '{subject}'::text, 'insert'::text, t.rows, t.ids, t.owners)
                FROM (SELECT count(*) AS rows, range_agg(int8range(id, id, '[]')) AS ids, {owners} AS owners FROM {table}) t,
                    shopflow.activity a WHERE a.table_name = '{table}'
                """
            )
        );
    }

    [Fact]
    public async Task The_big_shops_figures_match_a_full_recount()
    {
        await using var counted = await BigShopFixture.LoadAsync(BigShopFixture.End);
        await counted.ExecuteAsync("CALL shopflow.count_figures()");

        Assert.Equal(await FiguresAsync(counted), await FiguresAsync(big.Shop));
    }

    [Fact]
    public async Task Indexes_constraints_and_triggers_are_all_restored_after_the_load()
    {
        await using var empty = await TestShop.CreateAsync();

        Assert.Equal(await SchemaAsync(empty), await SchemaAsync(big.Shop));
    }

    [Fact]
    public async Task Comments_on_rules_and_indexes_survive_the_load()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(
            """
            COMMENT ON CONSTRAINT order_user_must_exist ON orders IS 'Choose a customer.';
            COMMENT ON CONSTRAINT email_must_be_unique ON users IS 'It''s taken.';
            COMMENT ON INDEX ix_users_name_id IS 'For lists.';
            """
        );
        var before = await SchemaAsync(shop);

        Assert.True(await BigShopFixture.LoadAsync(shop, BigShopFixture.End));

        Assert.Equal(before, await SchemaAsync(shop));
    }

    [Theory]
    [InlineData("ALTER TABLE reviews ADD CONSTRAINT one_review_per_product UNIQUE (product_id)")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT no_order CHECK (false)")]
    [InlineData(
        "CREATE TABLE shops (id int PRIMARY KEY); ALTER TABLE orders ADD CONSTRAINT shop_exists FOREIGN KEY (user_id) REFERENCES shops"
    )]
    public async Task A_rule_that_its_rows_break_leaves_the_shop_empty_and_unchanged(string rule)
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(rule);
        var (before, schema) = (await shop.FingerprintAsync(), await SchemaAsync(shop));

        await Assert.ThrowsAsync<PostgresException>(() =>
            BigShopFixture.LoadAsync(shop, BigShopFixture.End)
        );

        Assert.Equal(before, await shop.FingerprintAsync());
        Assert.Equal(schema, await SchemaAsync(shop));
    }

    [Fact]
    public async Task A_shop_that_is_not_empty_is_left_alone()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadSmallShopAsync();
        var before = await shop.FingerprintAsync();

        Assert.False(await BigShopFixture.LoadAsync(shop, BigShopFixture.End));
        Assert.Equal(before, await shop.FingerprintAsync());
    }

    private static Task<string?> FiguresAsync(TestShop shop) =>
        TextAsync(
            shop,
            """
            SELECT (SELECT string_agg(f::text, ';' ORDER BY order_id) FROM shopflow.order_figures f)
                || (SELECT string_agg(f::text, ';' ORDER BY user_id) FROM shopflow.user_figures f)
                || (SELECT string_agg(f::text, ';' ORDER BY product_id) FROM shopflow.product_figures f)
                || (SELECT string_agg(f::text, ';' ORDER BY day, product_id) FROM shopflow.product_sales f)
            """
        );

    private static Task<string?> SchemaAsync(TestShop shop) =>
        TextAsync(
            shop,
            """
            SELECT (SELECT string_agg(concat_ws(' ', indexdef, obj_description(format('%I.%I', schemaname, indexname)::regclass)), E'\n'
                    ORDER BY indexdef) FROM pg_indexes WHERE schemaname IN ('public', 'shopflow'))
                || (SELECT string_agg(concat_ws(' ', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid),
                        obj_description(oid, 'pg_constraint')), E'\n' ORDER BY conrelid::regclass::text, conname)
                    FROM pg_constraint WHERE connamespace IN ('public'::regnamespace, 'shopflow'::regnamespace))
                || (SELECT string_agg(concat_ws(' ', tgrelid::regclass, tgname, tgenabled), E'\n' ORDER BY tgrelid::regclass::text, tgname)
                    FROM pg_trigger WHERE NOT tgisinternal)
            """
        );

    private Task<string?> TextAsync(string sql) => TextAsync(big.Shop, sql);

    private static async Task<string?> TextAsync(TestShop shop, string sql)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        return Convert.ToString(await command.ExecuteScalarAsync(), null);
    }
}
