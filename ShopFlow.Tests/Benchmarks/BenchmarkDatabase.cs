using Npgsql;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Tests.Benchmarks;

/// <summary>Databases with some rows on their own server, which syncs every commit to disk.</summary>
internal static class BenchmarkDatabase
{
    public static async Task UseServerAsync(Func<string, Task> use)
    {
        // In the temporary folder, because PostgreSQL's own account must be able to reach it.
        var folder = Path.Combine(
            Path.GetTempPath(),
            $"shopflow-benchmark-{Environment.ProcessId}"
        );
        try
        {
            await using var server = await PrivateServer.StartAsync(new(folder), default);
            await use(server.ConnectionString);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <param name="change">SQL that makes this database differ from the one it is compared with.</param>
    public static async Task<NpgsqlConnection> OpenAsync(string server, string name, string change)
    {
        await using (var connection = new NpgsqlConnection(Of(server, "postgres")))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync($"CREATE DATABASE \"{name}\"");
        }

        await new Migrator(Of(server, name)).UpAsync(null, default);
        var opened = new NpgsqlConnection(Of(server, name));
        await opened.OpenAsync();
        await opened.ExecuteAsync(
            $"""
            INSERT INTO users (name, email) SELECT 'Person ' || i, i || '@example.com' FROM generate_series(1, 1000) i;
            INSERT INTO products (name, description, price, stock_quantity, category)
                SELECT 'Product ' || i, 'Some words about the thing ' || i, 9.99, 10, 'Category ' || i % 20 FROM generate_series(1, 5000) i;
            CREATE FUNCTION lastval_order() RETURNS int LANGUAGE sql RETURN currval('orders_id_seq');
            {change};
            ANALYZE;
            """
        );
        return opened;
    }

    /// <summary>Runs each write in its own round trip and transaction.</summary>
    public static async Task RepeatAsync(
        this NpgsqlConnection connection,
        int times,
        Func<int, string[]> write
    )
    {
        for (var i = 1; i <= times; i++)
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var text in write(i))
                batch.BatchCommands.Add(new(text));

            await batch.ExecuteNonQueryAsync();
        }
    }

    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Of(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server)
        {
            Database = database,
            Pooling = false,
        }.ConnectionString;
}
