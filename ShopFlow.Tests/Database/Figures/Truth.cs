using Npgsql;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Figures;

/// <summary>Counts the shop's rows one by one and reports where the figures differ.</summary>
internal static class Truth
{
    private const string Mismatches = """
        WITH orders_told AS (
            SELECT o.id, o.user_id, o.status NOT IN ('cancelled', 'refunded') AS is_sale, o.created_at AS placed,
                (SELECT coalesce(sum(i.quantity), 0) FROM order_items i WHERE i.order_id = o.id) AS units,
                (SELECT count(*) FROM order_items i WHERE i.order_id = o.id) AS items,
                (SELECT coalesce(sum(i.quantity * i.price_at_purchase), 0) FROM order_items i WHERE i.order_id = o.id) AS total
            FROM orders o
        ), users_told AS (
            SELECT u.id, (SELECT count(*) FROM orders_told o WHERE o.user_id = u.id) AS orders,
                (SELECT coalesce(sum(o.total), 0) FROM orders_told o WHERE o.user_id = u.id AND o.is_sale) AS spent
            FROM users u
        ), products_told AS (
            SELECT p.id,
                (SELECT coalesce(sum(i.quantity), 0) FROM order_items i JOIN orders_told o ON o.id = i.order_id
                 WHERE i.product_id = p.id AND o.is_sale) AS sold,
                (SELECT count(*) FROM reviews r WHERE r.product_id = p.id) AS reviews,
                (SELECT avg(r.rating)::double precision FROM reviews r WHERE r.product_id = p.id) AS rating
            FROM products p
        ), sales_told AS (
            SELECT (o.placed AT TIME ZONE 'UTC')::date AS day, i.product_id,
                sum(i.quantity) AS units, sum(i.quantity * i.price_at_purchase) AS amount
            FROM order_items i JOIN orders_told o ON o.id = i.order_id WHERE o.is_sale GROUP BY 1, 2
        )
        SELECT format('order %s is %s, the figures say %s', t.id, t, f)
        FROM orders_told t FULL JOIN shopflow.order_figures f ON f.order_id = t.id
        WHERE (t.id, t.user_id, t.is_sale, t.placed, t.items, t.units, t.total)
            IS DISTINCT FROM (f.order_id, f.user_id, f.is_sale, f.placed, f.items, f.units, f.total)
        UNION ALL
        SELECT format('user %s is %s, the figures say %s', t.id, t, f)
        FROM users_told t FULL JOIN shopflow.user_figures f ON f.user_id = t.id
        WHERE (t.id, t.orders, t.spent) IS DISTINCT FROM (f.user_id, f.orders, f.spent)
        UNION ALL
        SELECT format('product %s is %s, the figures say %s', t.id, t, f)
        FROM products_told t FULL JOIN shopflow.product_figures f ON f.product_id = t.id
        WHERE (t.id, t.sold, t.reviews, round(t.rating::numeric, 9))
            IS DISTINCT FROM (f.product_id, f.sold, f.reviews, round(f.rating::numeric, 9))
        UNION ALL
        SELECT format('product %s on %s is %s, the figures say %s', t.product_id, t.day, t, f)
        FROM sales_told t FULL JOIN shopflow.product_sales f ON (f.day, f.product_id) = (t.day, t.product_id)
        WHERE (coalesce(t.units, 0), coalesce(t.amount, 0)) IS DISTINCT FROM (coalesce(f.units, 0), coalesce(f.amount, 0))
        """;

    public static async Task AssertFiguresMatchAsync(TestShop shop)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await AssertFiguresMatchAsync(connection);
    }

    public static async Task AssertFiguresMatchAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Mismatches, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var mismatches = new List<string>();
        while (await reader.ReadAsync())
            mismatches.Add(reader.GetString(0));

        Assert.Empty(mismatches);
    }
}
