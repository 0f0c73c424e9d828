using Npgsql;

namespace ShopFlow.Tests.Benchmarks;

/// <summary>
/// What the activity costs a write. Runs the same writes on two databases of a server that syncs every commit to disk.
/// One of them has no triggers.
/// </summary>
internal static class ActivityBenchmark
{
    private const int Writes = 100;
    private const int Rounds = 40;
    private const int CopyRounds = 9;
    private const string Sign = "CALL shopflow.act_as(7, 'Ada Lovelace')";

    public static Task RunAsync() => BenchmarkDatabase.UseServerAsync(CompareAsync);

    private static async Task CompareAsync(string server)
    {
        await using var without = await BenchmarkDatabase.OpenAsync(
            server,
            "without",
            "DROP FUNCTION shopflow.record_rows, shopflow.record_moved, shopflow.record_named, shopflow.record_truncated CASCADE"
        );
        await using var with = await BenchmarkDatabase.OpenAsync(server, "with", "");
        Task MeasureAsync(
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
        await MeasureAsync("UPDATE of a price", Rounds, OneOf(OneWrite.Price), 1.4);
        await MeasureAsync("Stock increment", Rounds, OneOf(OneWrite.Stock), 1.4);
        await MeasureAsync("INSERT of an order, three lines", Rounds, OneOf(OneWrite.Order), 1.4);
        await MeasureAsync("COPY of 100,000 products", CopyRounds, CopyProductsAsync, 2);
        await MeasureAsync("COPY of 100,000 users", CopyRounds, CopyUsersAsync, 2);
    }

    private static Func<NpgsqlConnection, string?, Task> OneOf(Func<int, string[]> write) =>
        (connection, sign) =>
            connection.RepeatAsync(Writes, i => sign is null ? write(i) : [sign, .. write(i)]);

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
                await connection.ExecuteAsync(sign);

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

        // Included in both times, but negligible.
        await connection.ExecuteAsync($"TRUNCATE {columns.Split(' ')[0]} CASCADE");
    }
}
