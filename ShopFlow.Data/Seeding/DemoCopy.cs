using Npgsql;
using NpgsqlTypes;
using ShopFlow.Data.Orders;

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
        // Two loads at once must not mix, and nobody may begin a shop of their own in between.
        await RunAsync(
            connection,
            $"LOCK TABLE {string.Join(", ", Tables)} IN SHARE ROW EXCLUSIVE MODE",
            cancellationToken
        );
        if (!await IsEmptyAsync(connection, cancellationToken))
        {
            throw new InvalidOperationException(
                "The demo shop is only loaded into an empty database."
            );
        }

        await CopyUsersAsync(connection, shop, cancellationToken);
        await CopyProductsAsync(connection, shop, cancellationToken);
        await CopyOrdersAsync(connection, shop, cancellationToken);
        await CopyItemsAsync(connection, shop, cancellationToken);
        await CopyReviewsAsync(connection, shop, cancellationToken);
        foreach (var table in Tables)
        {
            await RunAsync(
                connection,
                $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table})); ANALYZE {table}",
                cancellationToken
            );
        }
    }

    private static Task CopyUsersAsync(
        NpgsqlConnection connection,
        DemoShop shop,
        CancellationToken cancellationToken
    ) =>
        CopyAsync(
            connection,
            "users (id, name, email, created_at)",
            shop.Users,
            (row, user) =>
            {
                row.Write(user.Id);
                row.Write(user.Name);
                row.Write(user.Email);
                row.Write(user.CreatedAt);
            },
            cancellationToken
        );

    private static Task CopyProductsAsync(
        NpgsqlConnection connection,
        DemoShop shop,
        CancellationToken cancellationToken
    ) =>
        CopyAsync(
            connection,
            "products (id, name, description, price, stock_quantity, category, created_at)",
            shop.Products,
            (row, product) =>
            {
                row.Write(product.Id);
                row.Write(product.Name);
                WriteText(row, product.Description);
                row.Write(product.Price);
                row.Write(product.StockQuantity);
                row.Write(product.Category);
                row.Write(product.CreatedAt);
            },
            cancellationToken
        );

    private static Task CopyOrdersAsync(
        NpgsqlConnection connection,
        DemoShop shop,
        CancellationToken cancellationToken
    ) =>
        CopyAsync(
            connection,
            "orders (id, user_id, status, created_at)",
            shop.Orders,
            (row, order) =>
            {
                row.Write(order.Id);
                row.Write(order.UserId);
                row.Write(order.Status);
                row.Write(order.CreatedAt);
            },
            cancellationToken
        );

    private static Task CopyItemsAsync(
        NpgsqlConnection connection,
        DemoShop shop,
        CancellationToken cancellationToken
    ) =>
        CopyAsync<OrderItem>(
            connection,
            "order_items (id, order_id, product_id, quantity, price_at_purchase)",
            shop.Orders.SelectMany(order => order.Items),
            (row, item) =>
            {
                row.Write(item.Id);
                row.Write(item.OrderId);
                row.Write(item.ProductId);
                row.Write(item.Quantity);
                row.Write(item.PriceAtPurchase);
            },
            cancellationToken
        );

    private static Task CopyReviewsAsync(
        NpgsqlConnection connection,
        DemoShop shop,
        CancellationToken cancellationToken
    ) =>
        CopyAsync(
            connection,
            "reviews (id, user_id, product_id, rating, content, created_at)",
            shop.Reviews,
            (row, review) =>
            {
                row.Write(review.Id);
                row.Write(review.UserId);
                row.Write(review.ProductId);
                row.Write(review.Rating);
                WriteText(row, review.Content);
                row.Write(review.CreatedAt);
            },
            cancellationToken
        );

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection,
        string table,
        IEnumerable<T> rows,
        Action<NpgsqlBinaryImporter, T> write,
        CancellationToken cancellationToken
    )
    {
        await using var importer = await connection.BeginBinaryImportAsync(
            $"COPY {table} FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellationToken);
            write(importer, row);
        }

        await importer.CompleteAsync(cancellationToken);
    }

    private static void WriteText(NpgsqlBinaryImporter row, string? text)
    {
        if (text is null)
        {
            row.WriteNull();
        }
        else
        {
            row.Write(text, NpgsqlDbType.Text);
        }
    }

    private static async Task RunAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
