using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using static ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// Rows of one write that exclude each other, which the table doesn't show yet: the later row is at fault. The server
/// decides whether two rows do, because only it has the operators.
/// </summary>
internal sealed class Overlaps(NpgsqlConnection connection, Func<Task>? recover)
{
    private const int SecondsAtMost = 2;

    private sealed record Group(CatalogRule Rule, IReadOnlyList<(int Row, string?[] Keys)> Members);

    public async Task<ILookup<int, CatalogRule>> FindAsync(
        IReadOnlyList<ProposedRow> rows,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(int Row, CatalogRule Rule)>();
        var groups = await GroupsAsync(rows, cancellationToken);
        await AskAsync(
            groups.Select(Question),
            (reader, i) => found.Add((reader.GetInt32(0), groups[i].Rule)),
            cancellationToken
        );
        return found.ToLookup(one => one.Row, one => one.Rule);
    }

    /// <summary>What the rows will hold under each rule that two of them could break together.</summary>
    private async Task<List<Group>> GroupsAsync(
        IReadOnlyList<ProposedRow> rows,
        CancellationToken cancellationToken
    )
    {
        var asked = rows.Index()
            .GroupBy(row => row.Item.Table)
            .Where(group => group.Skip(1).Any())
            .SelectMany(group => group.SelectMany(row => Statements(row.Item, row.Index)))
            .ToList();
        var members = new List<(CatalogRule Rule, int Row, string?[] Keys)>();
        await AskAsync(
            asked.Select(one => one.Command),
            (reader, i) =>
            {
                if (reader.GetFieldValue<string?[]>(0) is ["true", .. var keys])
                    members.Add((asked[i].Rule, asked[i].Row, keys));
            },
            cancellationToken
        );
        return
        [
            .. members
                .GroupBy(one => one.Rule, one => (one.Row, one.Keys))
                .Select(group => new Group(group.Key, [.. group])),
        ];
    }

    private static IEnumerable<(CatalogRule Rule, int Row, NpgsqlBatchCommand Command)> Statements(
        ProposedRow row,
        int place
    ) =>
        from rule in row.Table.Rules
        where rule.Kind == RuleKind.Exclusion
        let command = ExplainStatement.Keys(row, rule)
        where command is not null
        select (rule, place, command);

    private async Task AskAsync(
        IEnumerable<NpgsqlBatchCommand> commands,
        Action<NpgsqlDataReader, int> read,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = SecondsAtMost };
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        if (batch.BatchCommands.Count == 0)
            return;

        try
        {
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            for (var i = 0; i < batch.BatchCommands.Count; i++)
            {
                while (await reader.ReadAsync(cancellationToken))
                    read(reader, i);

                await reader.NextResultAsync(cancellationToken);
            }
        }
        catch (Exception failure) when (failure is DbException or InvalidCastException)
        {
            await (recover?.Invoke() ?? Task.CompletedTask);
        }
    }

    private static NpgsqlBatchCommand Question(Group group)
    {
        var index = group.Rule.Index!;
        var keys = Enumerable.Range(0, index.Keys.Count).ToList();
        var same = keys.Select(i => index.Same(i, Key("a", i, index), Key("b", i, index)));
        var columns = List(keys.Select(i => $"k{i}").Prepend("n"));
        var arrays = List(keys.Select(i => Parameter(i + 2) + "::text[]").Prepend("$1::int[]"));
        var command = new NpgsqlBatchCommand(
            $"""
            WITH one AS MATERIALIZED (SELECT * FROM unnest({arrays}) AS u({columns}))
            SELECT DISTINCT b.n FROM one AS a JOIN one AS b ON a.n < b.n AND {All(same)}
            """
        );
        command.Parameters.Add(new() { Value = group.Members.Select(m => m.Row).ToArray() });
        foreach (var i in keys)
        {
            command.Parameters.Add(
                new()
                {
                    Value = group.Members.Select(member => member.Keys[i]).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                }
            );
        }

        return command;
    }

    private static string Key(string row, int key, CatalogIndex index) =>
        $"({row}.k{key}::{index.KeyTypes[key]})";

    private static string Parameter(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"${number}");
}
