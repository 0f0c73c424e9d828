namespace ShopFlow.Tests.Benchmarks;

/// <summary>Typical single writes to a benchmark database.</summary>
internal static class OneWrite
{
    public static string[] Price(int i) =>
        [$"UPDATE products SET price = price + 0.01 WHERE id = {i}"];

    public static string[] Stock(int i) =>
        [
            $"UPDATE products SET stock_quantity = stock_quantity + 1 WHERE id = {i} RETURNING stock_quantity",
        ];

    public static string[] Order(int i) =>
        [
            $"INSERT INTO orders (user_id) VALUES ({i}) RETURNING id",
            .. Enumerable
                .Range(0, 3)
                .Select(line =>
                    $"INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase) VALUES (lastval_order(), {i + line}, 1, 9.99) RETURNING id"
                ),
        ];

    /// <summary>Toggles between a sale and no sale, so that the figures change every time.</summary>
    public static string[] Status(int i) =>
        [
            $"UPDATE orders SET status = CASE status WHEN 'pending' THEN 'cancelled' ELSE 'pending' END WHERE id = {i}",
        ];

    /// <summary>Inserts the review the first time and updates its rating after that.</summary>
    public static string[] Review(int i) =>
        [
            $"INSERT INTO reviews (user_id, product_id, rating, content) VALUES ({i}, {i}, 4, 'As good as new') ON CONFLICT (user_id, product_id) DO UPDATE SET rating = 9 - reviews.rating",
        ];
}
