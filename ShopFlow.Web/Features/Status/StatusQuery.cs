using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Access;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Status;

/// <summary>Reads the database's status in three round trips, without reading any of the shop's tables.</summary>
internal sealed class StatusQuery(StaffContexts contexts, RuleSentences sentences, ShopFormat shop)
{
    private const int PatienceInSeconds = 5;

    private static readonly string[] Questions = Sql("status.sql").Split(";\n\n");
    private static readonly string StatementsOf = Sql("statements.sql");

    /// <summary>The view of pg_stat_statements, if it collects and this user may read it.</summary>
    private const string FindStatements = """
        SELECT /* shopflow status */ format('%I.pg_stat_statements', n.nspname)
        FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'pg_stat_statements' AND current_setting('pg_stat_statements.max', true) IS NOT NULL
            AND has_schema_privilege(n.oid, 'USAGE')
            AND has_table_privilege(to_regclass(format('%I.pg_stat_statements', n.nspname)), 'SELECT')
        """;

    /// <returns>Null for people who may not see it.</returns>
    public async Task<DatabaseStatus?> ReadAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.OpenAsync(Permission.SeeStatus, cancellationToken);
        if (db is null)
            return null;

        var sentenceOf = await sentences.ReadAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var began = Stopwatch.GetTimestamp();
        var view = await FindStatementsAsync(connection, cancellationToken);
        var roundTrip = Stopwatch.GetElapsedTime(began);
        var (facts, tables, rules) = await AskAsync(connection, sentenceOf, cancellationToken);
        return new(
            roundTrip,
            facts,
            tables,
            view is null ? null : await SlowestAsync(connection, view, cancellationToken),
            rules
        );
    }

    private static async Task<string?> FindStatementsAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var find = Command(FindStatements, connection);
        return (string?)await find.ExecuteScalarAsync(cancellationToken);
    }

    private async Task<(DatabaseFacts, List<TableSize>, List<ViolatedRule>)> AskAsync(
        NpgsqlConnection connection,
        Func<ConstraintKey, string> sentenceOf,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = PatienceInSeconds };
        foreach (var question in Questions)
            batch.BatchCommands.Add(new(question));

        batch.BatchCommands[^1].Parameters.Add(new() { Value = shop.Today });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var facts = await reader.AllAsync(StatusRows.Facts, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var tables = await reader.AllAsync(StatusRows.Table, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var rules = await reader.AllAsync(
            row => StatusRows.Rule(row, sentenceOf),
            cancellationToken
        );
        return (facts[0], tables, rules);
    }

    private static async Task<IReadOnlyList<SlowStatement>> SlowestAsync(
        NpgsqlConnection connection,
        string view,
        CancellationToken cancellationToken
    )
    {
        var sql = StatementsOf.Replace("{0}", view, StringComparison.Ordinal);
        await using var command = Command(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.AllAsync(StatusRows.Statement, cancellationToken);
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection) =>
        new(sql, connection) { CommandTimeout = PatienceInSeconds };

    private static string Sql(string name)
    {
        using var stream = typeof(StatusQuery).Assembly.GetManifestResourceStream(
            typeof(StatusQuery),
            name
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
