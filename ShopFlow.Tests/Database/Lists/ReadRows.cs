using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>Runs EXPLAIN on every command before it is sent, and keeps how many rows its scans read.</summary>
internal sealed class ReadRows : DbCommandInterceptor
{
    private readonly ConcurrentQueue<(string Text, double Rows, string Plan)> commands = new();

    public string? ConnectionString { get; set; }

    public IReadOnlyList<(string Text, double Rows, string Plan)> Commands => [.. commands];

    public void Clear() => commands.Clear();

    public void Listen(IServiceCollection services) =>
        services.ConfigureDbContext<ShopFlowDbContext>(options => options.AddInterceptors(this));

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (ConnectionString is not null)
        {
            var plan = await ExplainAsync((NpgsqlCommand)command);
            using var json = JsonDocument.Parse(plan);
            var rows = Read(json.RootElement[0].GetProperty("Plan"));
            commands.Enqueue((command.CommandText, rows, plan));
        }

        return result;
    }

    private async Task<string> ExplainAsync(NpgsqlCommand command)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var explain = command.Clone();
        explain.Connection = connection;
        explain.Transaction = null;
        // The planner prefers to scan small tables. This finds out whether there is an index to use instead.
        await using (
            var choose = new NpgsqlCommand(
                "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off",
                connection
            )
        )
            await choose.ExecuteNonQueryAsync();

        explain.CommandText = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + command.CommandText;
        return (string)(await explain.ExecuteScalarAsync())!;
    }

    // The rows that a scan returned and those it discarded, times the number of its loops.
    private static double Read(JsonElement node)
    {
        double Number(string name) =>
            node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;

        var own = node.GetProperty("Node Type")
            .GetString()!
            .EndsWith("Scan", StringComparison.Ordinal)
            ? Number("Actual Loops")
                * (
                    Number("Actual Rows")
                    + Number("Rows Removed by Filter")
                    + Number("Rows Removed by Index Recheck")
                )
            : 0;
        return own
            + (node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().Sum(Read) : 0);
    }
}
