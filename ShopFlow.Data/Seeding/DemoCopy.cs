using Npgsql;

namespace ShopFlow.Data.Seeding;

/// <summary>Writes the demo shop by binary COPY, with its own ids.</summary>
internal static class DemoCopy
{
    private static readonly string[] Tables =
    [
        "users",
        "products",
        "orders",
        "order_items",
        "reviews",
    ];

    public static async Task<bool> IsEmptyAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            "SELECT NOT EXISTS (SELECT FROM users) AND NOT EXISTS (SELECT FROM products) AND NOT EXISTS (SELECT FROM orders)",
            connection
        );
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public static async Task WriteAsync(
        NpgsqlConnection connection,
        DemoShop shop,
        CancellationToken cancellationToken
    )
    {
        // Two loads must not mix, and nobody may start their own shop in between.
        await connection.RunAsync(
            $"LOCK TABLE {string.Join(", ", Tables)} IN SHARE ROW EXCLUSIVE MODE",
            cancellationToken
        );
        if (!await IsEmptyAsync(connection, cancellationToken))
        {
            throw new InvalidOperationException(
                "The demo shop is only loaded into an empty database."
            );
        }

        await connection.RunAsync("CALL shopflow.act_as(NULL, 'Demo shop')", cancellationToken);
        await CopyAllAsync(connection, shop, cancellationToken);
        await connection.RunAsync("CALL shopflow.act_as(NULL, NULL)", cancellationToken);
        foreach (var table in Tables)
        {
            await connection.RunAsync(
                $"""
                INSERT INTO shopflow.demo_rows SELECT '{table}', max(id) FROM {table}
                    ON CONFLICT (table_name) DO UPDATE SET last_id = excluded.last_id;
                SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}));
                ANALYZE {table}
                """,
                cancellationToken
            );
        }
    }

    private static async Task CopyAllAsync(
        NpgsqlConnection connection,
        DemoShop shop,
        CancellationToken cancellationToken
    )
    {
        Task CopyAsync<T>(string columns, IEnumerable<T> rows, Func<T, object?[]> values) =>
            DemoCopy.CopyAsync(connection, columns, rows.Select(values), cancellationToken);

        await CopyAsync(
            "users (id, name, email, created_at)",
            shop.Users,
            u => [u.Id, u.Name, u.Email, u.CreatedAt]
        );
        await CopyAsync(
            "products (id, name, description, price, stock_quantity, category, created_at)",
            shop.Products,
            p => [p.Id, p.Name, p.Description, p.Price, p.StockQuantity, p.Category, p.CreatedAt]
        );
        await CopyAsync(
            "orders (id, user_id, status, created_at)",
            shop.Orders,
            o => [o.Id, o.UserId, o.Status, o.CreatedAt]
        );
        await CopyAsync(
            "order_items (id, order_id, product_id, quantity, price_at_purchase)",
            shop.Orders.SelectMany(order => order.Items),
            i => [i.Id, i.OrderId, i.ProductId, i.Quantity, i.PriceAtPurchase]
        );
        await CopyAsync(
            "reviews (id, user_id, product_id, rating, content, created_at)",
            shop.Reviews,
            r => [r.Id, r.UserId, r.ProductId, r.Rating, r.Content, r.CreatedAt]
        );
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection,
        string columns,
        IEnumerable<object?[]> rows,
        CancellationToken cancellationToken
    )
    {
        await using var importer = await connection.BeginBinaryImportAsync(
            $"COPY {columns} FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        foreach (var row in rows)
        {
            await importer.WriteRowAsync(cancellationToken, row);
        }

        await importer.CompleteAsync(cancellationToken);
    }
}
