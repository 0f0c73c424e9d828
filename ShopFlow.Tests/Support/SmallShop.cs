namespace ShopFlow.Tests.Support;

/// <summary>A few rows with real names, for tests that look at pages.</summary>
internal static class SmallShop
{
    private const string Rows = """
        INSERT INTO users (name, email) VALUES
            ('Aisha Khan', 'aisha@example.com'), ('Tom Berger', 'tom@example.com'), ('Mina Okafor', 'mina@example.com');
        INSERT INTO products (name, description, price, stock_quantity, category) VALUES
            ('Desk mat', 'Felt, 80 by 40 cm', 24.50, 18, 'Accessories'),
            ('Laptop stand', NULL, 39.90, 3, 'Accessories'),
            ('Mechanical keyboard', 'Brown switches', 129.99, 42, 'Keyboards');
        INSERT INTO orders (user_id, status, created_at) VALUES
            (1, 'pending', now()), (2, 'shipped', now() - interval '1 day'), (1, 'refunded', now() - interval '40 days');
        INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase) VALUES
            (1, 3, 1, 129.99), (1, 1, 2, 24.50), (2, 2, 1, 39.90), (3, 1, 1, 22.00);
        INSERT INTO reviews (user_id, product_id, rating, content) VALUES
            (1, 3, 5, 'Types like a dream.'), (2, 3, 4, NULL), (2, 2, 2, 'Wobbles.');
        """;

    public static Task LoadSmallShopAsync(this TestShop shop) => shop.ExecuteAsync(Rows);
}
