namespace ShopFlow.Tests.Benchmarks;

/// <summary>
/// What the lists' indexes and the figures cost a write. Runs the same writes on two databases of a server that syncs
/// every commit to disk. One of them has only the article's keys. Neither records activity, which has a benchmark of
/// its own.
/// </summary>
internal static class WritesBenchmark
{
    private const int Writes = 100;
    private const int Rounds = 40;
    private const double AtMost = 1.5;

    private const string NoActivity =
        "DROP FUNCTION shopflow.record_rows, shopflow.record_moved, shopflow.record_named, shopflow.record_truncated CASCADE";

    private const string KeysAlone = """
        DO $$
        DECLARE
            ours text;
        BEGIN
            FOR ours IN
                SELECT format('DROP INDEX %s', i.indexrelid::regclass)
                FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary
                    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
                UNION ALL
                SELECT format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass)
                FROM pg_trigger t WHERE t.tgname LIKE 'figures\_%'
            LOOP
                EXECUTE ours;
            END LOOP;
        END $$
        """;

    public static Task RunAsync() => BenchmarkDatabase.UseServerAsync(CompareAsync);

    private static async Task CompareAsync(string server)
    {
        const string more = """
            INSERT INTO orders (user_id, status, created_at)
                SELECT i % 1000 + 1, 'pending', now() - i * interval '1 hour' FROM generate_series(1, 20000) i;
            INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase)
                SELECT o, (o * 7 + i * 11) % 5000 + 1, i, 9.99 FROM generate_series(1, 20000) o, generate_series(1, 3) i;
            """;
        await using var keys = await BenchmarkDatabase.OpenAsync(
            server,
            "keys",
            $"{NoActivity}; {KeysAlone}; {more}"
        );
        await using var ours = await BenchmarkDatabase.OpenAsync(
            server,
            "ours",
            $"{NoActivity}; {more}"
        );
        Task MeasureAsync(string name, Func<int, string[]> write) =>
            Comparison.PrintAsync(
                name,
                Rounds,
                () => keys.RepeatAsync(Writes, write),
                () => ours.RepeatAsync(Writes, write),
                AtMost
            );

        Console.WriteLine(
            $"{Environment.ProcessorCount} processors, {keys.PostgreSqlVersion}; median of {Rounds} times {Writes} writes"
        );
        await MeasureAsync("UPDATE of a price", OneWrite.Price);
        await MeasureAsync("Stock increment", OneWrite.Stock);
        await MeasureAsync("INSERT of an order, three lines", OneWrite.Order);
        await MeasureAsync("Change between sale and no sale", OneWrite.Status);
        await MeasureAsync("Review written or rated anew", OneWrite.Review);
    }
}
