using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Faults;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Status;

/// <summary>
/// Stores the counts of refused saves where every server, and the next start, can find them: in batches, without
/// slowing saves down. While the database is away, they wait here.
/// </summary>
internal sealed class ViolationRecorder(
    Rulebook rulebook,
    IDbContextFactory<ShopFlowDbContext> contexts,
    ShopFormat shop,
    TimeProvider time
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // Sorted, so that two servers may wait for each other but never deadlock.
    private const string Add = """
        INSERT INTO shopflow.refusals AS kept (day, table_schema, table_name, rule, count)
        SELECT * FROM unnest($1, $2, $3, $4, $5) ORDER BY 1, 2, 3, 4
        ON CONFLICT (day, table_schema, table_name, rule) DO UPDATE SET count = kept.count + excluded.count
        """;

    private readonly Dictionary<(DateOnly Day, ConstraintKey Rule), long> waiting = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await RecordAsync(cancellationToken);
    }

    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        var today = shop.Today;
        foreach (var (rule, count) in rulebook.Refusals.Take())
            waiting[(today, rule)] = waiting.GetValueOrDefault((today, rule)) + count;

        if (waiting.Count > 0)
            await TryAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RecordAsync(stoppingToken);
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AddAsync(cancellationToken);
            waiting.Clear();
        }
        catch (Exception failure) when (failure is DbException || DatabaseTrouble.Explains(failure))
        {
            // The next round tries again: a count is no reason to stop ShopFlow, or to bother anyone.
        }
    }

    private async Task AddAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var add = new NpgsqlCommand(Add, connection)
        {
            Parameters =
            {
                Column(NpgsqlDbType.Date, counted => counted.Key.Day),
                Column(NpgsqlDbType.Text, counted => counted.Key.Rule.Schema),
                Column(NpgsqlDbType.Text, counted => counted.Key.Rule.Table),
                Column(NpgsqlDbType.Text, counted => counted.Key.Rule.Name),
                Column(NpgsqlDbType.Bigint, counted => counted.Value),
            },
        };
        await add.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlParameter Column<T>(
        NpgsqlDbType type,
        Func<KeyValuePair<(DateOnly Day, ConstraintKey Rule), long>, T> value
    ) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = waiting.Select(value).ToArray() };
}
