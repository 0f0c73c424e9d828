using Npgsql;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Tests.Benchmarks;

/// <summary>
/// What the activity costs a write: the same writes on two databases of one server that syncs every commit to disk, one
/// of which has no triggers.
/// </summary>
internal static class ActivityBenchmark
{
    private const int Writes = 100;
    private const int Rounds = 40;
    private const int CopyRounds = 9;
    private const string Sign = "CALL shopflow.act_as(7, 'Ada Lovelace')";

    public static async Task RunAsync()
    {
        // The account that PostgreSQL runs as must reach it.
        var folder = Path.Combine(
            Path.GetTempPath(),
            $"shopflow-benchmark-{Environment.ProcessId}"
        );
        try
        {
            await using var server = await PrivateServer.StartAsync(new(folder), default);
            await CompareAsync(server.ConnectionString);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string server)
    {
        await using var without = await OpenAsync(server, "without", isRecorded: false);
        await using var with = await OpenAsync(server, "with", isRecorded: true);
        Task AlikeAsync(
            string name,
            int rounds,
            Func<NpgsqlConnection, string?, Task> work,
            double atMost
        ) =>
            Comparison.PrintAsync(
                name,
                rounds,
                () => work(without, null),
                () => work(with, Sign),
                atMost
            );

        Console.WriteLine(
            $"{Environment.ProcessorCount} processors, {without.PostgreSqlVersion}; median of {Rounds} times {Writes} writes"
        );
        await AlikeAsync("UPDATE of a price", Rounds, UpdateAsync, 1.4);
        await AlikeAsync("Stock increment", Rounds, IncrementAsync, 1.4);
        await AlikeAsync("INSERT of an order, three lines", Rounds, OrderAsync, 1.4);
        await AlikeAsync("COPY of 100,000 products", CopyRounds, CopyProductsAsync, 2);
        await AlikeAsync("COPY of 100,000 users", CopyRounds, CopyUsersAsync, 2);
    }

    private static Task UpdateAsync(NpgsqlConnection connection, string? sign) =>
        RepeatAsync(
            connection,
            sign,
            i => [$"UPDATE products SET price = price + 0.01 WHERE id = {i}"]
        );

    private static Task IncrementAsync(NpgsqlConnection connection, string? sign) =>
        RepeatAsync(
            connection,
            sign,
            i =>
                [
                    $"UPDATE products SET stock_quantity = stock_quantity + 1 WHERE id = {i} RETURNING stock_quantity",
                ]
        );

    private static Task OrderAsync(NpgsqlConnection connection, string? sign) =>
        RepeatAsync(
            connection,
            sign,
            i =>
                [
                    $"INSERT INTO orders (user_id) VALUES ({i}) RETURNING id",
                    .. Enumerable
                        .Range(0, 3)
                        .Select(line =>
                            $"INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase) VALUES (lastval_order(), {i + line}, 1, 9.99) RETURNING id"
                        ),
                ]
        );

    private static Task CopyProductsAsync(NpgsqlConnection connection, string? sign) =>
        CopyAsync(
            connection,
            sign,
            "products (name, description, price, stock_quantity, category)",
            i =>
                [
                    $"Product number {i}",
                    $"Some words that people may read about the thing {i}",
                    9.99m,
                    i % 90,
                    $"Category {i % 20}",
                ]
        );

    private static Task CopyUsersAsync(NpgsqlConnection connection, string? sign) =>
        CopyAsync(
            connection,
            sign,
            "users (name, email)",
            i => [$"Person number {i}", $"person{i}@example.com"]
        );

    /// <summary>Each write in a trip and a transaction of its own.</summary>
    private static async Task RepeatAsync(
        NpgsqlConnection connection,
        string? sign,
        Func<int, string[]> write
    )
    {
        for (var i = 1; i <= Writes; i++)
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var text in sign is null ? write(i) : [sign, .. write(i)])
                batch.BatchCommands.Add(new(text));

            await batch.ExecuteNonQueryAsync();
        }
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection,
        string? sign,
        string columns,
        Func<int, object[]> row
    )
    {
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            if (sign is not null)
                await ExecuteAsync(connection, sign);

            await using (
                var copy = await connection.BeginBinaryImportAsync(
                    $"COPY {columns} FROM STDIN (FORMAT BINARY)"
                )
            )
            {
                for (var i = 0; i < 100_000; i++)
                    await copy.WriteRowAsync(default, row(i));

                await copy.CompleteAsync();
            }

            await transaction.CommitAsync();
        }

        // Part of both times, and next to nothing of them.
        await ExecuteAsync(connection, $"TRUNCATE {columns.Split(' ')[0]} CASCADE");
    }

    private static async Task<NpgsqlConnection> OpenAsync(
        string server,
        string name,
        bool isRecorded
    )
    {
        var first = new NpgsqlConnectionStringBuilder(server)
        {
            Database = "postgres",
            Pooling = false,
        }.ConnectionString;
        await using (var connection = new NpgsqlConnection(first))
        {
            await connection.OpenAsync();
            await ExecuteAsync(connection, $"CREATE DATABASE \"{name}\"");
        }

        var database = new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
            Pooling = false,
        }.ConnectionString;
        await new Migrator(database).UpAsync(null, default);
        var opened = new NpgsqlConnection(database);
        await opened.OpenAsync();
        await ExecuteAsync(
            opened,
            $"""
            INSERT INTO users (name, email) SELECT 'Person ' || i, i || '@example.com' FROM generate_series(1, 1000) i;
            INSERT INTO products (name, description, price, stock_quantity, category)
                SELECT 'Product ' || i, 'Some words about the thing ' || i, 9.99, 10, 'Category ' || i % 20 FROM generate_series(1, 5000) i;
            CREATE FUNCTION lastval_order() RETURNS int LANGUAGE sql RETURN currval('orders_id_seq');
            {(
                isRecorded
                    ? ""
                    : "DROP FUNCTION shopflow.record_rows, shopflow.record_moved, shopflow.record_named, shopflow.record_truncated CASCADE;"
            )}
            ANALYZE;
            """
        );
        return opened;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
