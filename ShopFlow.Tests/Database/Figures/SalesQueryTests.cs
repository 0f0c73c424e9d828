using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Home;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Database.Figures;

/// <summary>Compares the home page's sales with the rows, in time zones whose days start at odd hours of UTC.</summary>
public sealed class SalesQueryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 40, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("UTC", 7)]
    [InlineData("Europe/Berlin", 30)]
    [InlineData("Asia/Kathmandu", 1)]
    [InlineData("Asia/Kathmandu", 90)]
    [InlineData("America/St_Johns", 30)]
    [InlineData("Pacific/Kiritimati", 1)]
    public async Task Sales_match_the_rows_in_any_time_zone(string zone, int days)
    {
        await using var shop = await ShopAsync(zone);
        var format = shop.Get<ShopFormat>();
        var period = new SalesPeriod(days);

        var sales = await shop.Get<SalesQuery>().ReadAsync(period);

        var steps = period.Steps(format, Now);
        Assert.Equal(steps.Length, sales.Before.Count);
        Assert.Equal(await TrueAsync(shop, steps), sales.Points);
        Assert.Equal(await TrueAsync(shop, period.StepsBefore(format, Now)), sales.Before);
        Assert.Equal(
            await BestAsync(shop, period.Whole(format)),
            (await shop.Get<BestSellersQuery>().ReadAsync(period)).Where(best =>
                best.ProductId is not null
            )
        );
    }

    [Fact]
    public async Task Days_start_at_midnight_in_the_shops_time_zone()
    {
        await using var shop = await ShopAsync("Asia/Kathmandu");
        await shop.ExecuteAsync(
            """
            truncate orders cascade;
            insert into orders (id, user_id, created_at) values (9001, 1, '2026-11-19 18:14Z'), (9002, 1, '2026-11-19 18:15Z');
            insert into order_items (order_id, product_id, quantity, price_at_purchase) values (9001, 1, 2, 1), (9002, 1, 3, 1);
            """
        );

        var sales = await shop.Get<SalesQuery>().ReadAsync(new(7));

        Assert.Equal([2, 3], sales.Points.TakeLast(2).Select(day => day.Units));
    }

    [Fact]
    public async Task Cancelled_and_refunded_orders_are_not_sales()
    {
        await using var shop = await ShopAsync("UTC");
        await shop.ExecuteAsync("update orders set status = 'refunded'");

        var sales = await shop.Get<SalesQuery>().ReadAsync(new(90));

        Assert.Equal((0, 0), (sales.Net, sales.Points.Sum(day => day.Orders)));
        Assert.Empty(await shop.Get<BestSellersQuery>().ReadAsync(new(90)));
    }

    /// <summary>500 orders over 200 days, on half hours, with two lines each.</summary>
    private static async Task<TestShop> ShopAsync(string zone)
    {
        var shop = await TestShop.CreateAsync(services =>
            services
                .AddSingleton<TimeProvider>(new FixedClock(Now))
                .Configure<ShopSettings>(settings => settings.TimeZone = zone)
        );
        await shop.ExecuteAsync(
            """
            insert into users (name, email) values ('Ada', 'ada@shop.test');
            insert into products (name, category, price) select 'P' || n, 'C' || n % 3, n from generate_series(1, 20) n;
            insert into orders (user_id, status, created_at)
            select 1, (array['pending', 'shipped', 'shipped', 'cancelled', 'refunded'])[n % 5 + 1],
                timestamptz '2026-11-20 09:30Z' - n * n % 9601 * interval '30 minutes'
            from generate_series(1, 500) n;
            insert into order_items (order_id, product_id, quantity, price_at_purchase)
            select o, (o + i * 7) % 20 + 1, o % 4 + 1, 1.25 * i + o % 3 from generate_series(1, 500) o, generate_series(0, 1) i;
            """
        );
        return shop;
    }

    private static Task<List<SalesPoint>> TrueAsync(TestShop shop, Stretch[] steps) =>
        ReadAsync(
            shop,
            """
            SELECT d.starts, count(DISTINCT o.id)::int, coalesce(sum(i.quantity * i.price_at_purchase), 0), coalesce(sum(i.quantity), 0)::bigint
            FROM unnest($1, $2) d (starts, ends)
            LEFT JOIN orders o ON o.created_at >= d.starts AND o.created_at < d.ends AND o.status IN ('pending', 'shipped')
            LEFT JOIN order_items i ON i.order_id = o.id GROUP BY d.starts ORDER BY d.starts
            """,
            steps,
            row => new SalesPoint(
                row.GetFieldValue<DateTimeOffset>(0),
                row.GetInt32(1),
                row.GetDecimal(2),
                row.GetInt64(3)
            )
        );

    private static Task<List<BestSeller>> BestAsync(TestShop shop, Stretch whole) =>
        ReadAsync(
            shop,
            """
            SELECT p.id, p.name, sum(i.quantity)::bigint, sum(i.quantity * i.price_at_purchase)
            FROM unnest($1, $2) d (starts, ends)
            JOIN orders o ON o.created_at >= d.starts AND o.created_at < d.ends AND o.status IN ('pending', 'shipped')
            JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id
            GROUP BY p.id ORDER BY 4 DESC, 1 LIMIT 5
            """,
            [whole],
            row => new BestSeller(
                row.GetInt32(0),
                row.GetString(1),
                row.GetInt64(2),
                row.GetDecimal(3)
            )
        );

    private static async Task<List<T>> ReadAsync<T>(
        TestShop shop,
        string sql,
        Stretch[] steps,
        Func<NpgsqlDataReader, T> read
    )
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = steps.Select(step => step.From).ToArray() });
        command.Parameters.Add(new() { Value = steps.Select(step => step.To).ToArray() });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));

        return rows;
    }
}
