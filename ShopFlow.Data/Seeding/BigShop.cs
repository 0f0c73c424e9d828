using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ShopFlow.Data.Seeding;

/// <summary>
/// A made-up shop of any size, to see how ShopFlow copes with it: three years that end at midnight. The same size and
/// end give the same rows.
/// </summary>
public sealed class BigShop(BigShopSize size, DateOnly end, Action<string> say)
{
    private static readonly string[] Tables =
    [
        "users",
        "products",
        "orders",
        "order_items",
        "reviews",
    ];

    // The figures are counted by the keys, and looked up by the indexes created after them.
    private static readonly (string What, string Sql)[] Endings =
    [
        ("statistics", $"ANALYZE {string.Join(", ", Tables)}"),
        ("keys", "CALL pg_temp.bring_back('key')"),
        ("figures", "CALL shopflow.count_figures()"),
        ("indexes", "CALL pg_temp.bring_back('index')"),
        ("references", "CALL pg_temp.bring_back('reference')"),
    ];

    /// <summary>Fills an empty, migrated database: everything or nothing.</summary>
    /// <param name="connectionString">The table owner's.</param>
    /// <returns>False if the shop already has users, products or orders; nothing was done then.</returns>
    public async Task<bool> LoadAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(WithoutTimeout(connectionString));
        await connection.OpenAsync(cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            // Two loads must not mix, and nobody may start their own shop in between.
            await connection.RunAsync(
                $"LOCK TABLE {string.Join(", ", Tables)} IN SHARE ROW EXCLUSIVE MODE",
                cancellationToken
            );
            if (!await DemoCopy.IsEmptyAsync(connection, cancellationToken))
            {
                return false;
            }

            await FillAsync(connection, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // Without it the planner would guess, and every row would be checked for visibility.
        await StepAsync(
            "vacuum and statistics",
            () => connection.RunAsync("VACUUM (ANALYZE)", cancellationToken)
        );
        return true;
    }

    private async Task FillAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        Task RunFileAsync(string file) =>
            connection.RunAsync(EmbeddedFile.Text(typeof(BigShop), file), cancellationToken);

        await connection.RunAsync("CALL shopflow.act_as(NULL, 'Big shop')", cancellationToken);
        await RunFileAsync("big-load-begins.sql");
        var copy = new BigCopy(connection, new(size, end), StepAsync, say, cancellationToken);
        await copy.UsersAsync();
        await copy.ProductsAsync();
        await copy.OrdersAsync();
        await copy.LinesAsync();
        await copy.ReviewsAsync();
        foreach (var (what, sql) in Endings)
        {
            await StepAsync(what, () => connection.RunAsync(sql, cancellationToken));
        }

        await RunFileAsync("big-load-ends.sql");
    }

    private async Task StepAsync(string what, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -26} {watch.Elapsed.TotalSeconds, 6:F1} s"
            )
        );
    }

    /// <summary>A statement may take minutes here.</summary>
    private static string WithoutTimeout(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            CommandTimeout = 0,
            Pooling = false,
        }.ConnectionString;
}
