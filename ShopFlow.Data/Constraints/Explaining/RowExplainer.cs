using System.Data.Common;
using Npgsql;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// Tells every rule that the rows of a refused write break. A courtesy: it takes no lock and the write alone decides,
/// so what it cannot find out it leaves out.
/// </summary>
/// <param name="recover">Makes the caller's transaction usable again after a statement that failed.</param>
internal sealed class RowExplainer(ConstraintCatalog catalog, Func<Task>? recover = null)
{
    private const int SecondsAtMost = 2;

    /// <summary>So many rows that change together are told apart; of more, two that swap a value may both be blamed.</summary>
    private const int ReplacedAtMost = 100;

    /// <param name="deleted">Rows that the same write removes; their keys are free.</param>
    public async Task<IReadOnlyList<Explanation>> ExplainAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ProposedRow> rows,
        IReadOnlyList<ProposedRow> deleted,
        CancellationToken cancellationToken
    )
    {
        var screened = rows.Select(Screening.Screen).ToList();
        var answers = await AskAsync(
            connection,
            [.. screened.Select(s => s.Row)],
            deleted,
            cancellationToken
        );
        var siblings = Siblings.Collisions(answers);
        return
        [
            .. rows.Select(
                (row, i) =>
                    new Explanation(
                        row,
                        [
                            .. screened[i]
                                .Broken.Concat(answers[i]?.Broken ?? [])
                                .Concat(siblings[i])
                                .DistinctBy(rule => rule.Key),
                        ],
                        answers[i] is { IsGone: true }
                    )
            ),
        ];
    }

    private async Task<IReadOnlyList<Answer?>> AskAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ProposedRow> rows,
        IReadOnlyList<ProposedRow> deleted,
        CancellationToken cancellationToken
    )
    {
        if (
            await TryAskAsync(connection, rows, [.. rows, .. deleted], cancellationToken) is { } all
        )
        {
            return all;
        }

        // One row whose rules cannot be tried (a CHECK that divides by zero) must not silence the others.
        var answers = new List<Answer?>();
        foreach (var row in rows.Count > 1 ? rows : [])
        {
            var one = await TryAskAsync(
                connection,
                [row],
                [.. rows, .. deleted],
                cancellationToken
            );
            answers.Add(one?[0]);
        }

        return rows.Count > 1 ? answers : [.. rows.Select(_ => (Answer?)null)];
    }

    private async Task<IReadOnlyList<Answer>?> TryAskAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ProposedRow> rows,
        ProposedRow[] written,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = SecondsAtMost };
        var statements = new List<ExplainStatement>();
        foreach (var row in rows)
        {
            var replaced = written
                .Where(other => other != row && IsReplacedBeside(row, other))
                .Take(ReplacedAtMost)
                .ToList();
            var statement = catalog.Statement(row, replaced);
            statements.Add(statement);
            batch.BatchCommands.Add(statement.Command(row, replaced));
        }

        try
        {
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            return await ReadAsync(reader, rows, statements, cancellationToken);
        }
        catch (Exception failure) when (failure is DbException or InvalidCastException)
        {
            await (recover?.Invoke() ?? Task.CompletedTask);
            return null;
        }
    }

    private static bool IsReplacedBeside(ProposedRow row, ProposedRow other) =>
        other.Table == row.Table
        && other.Key?.Count == row.Table.PrimaryKey.Count
        && row.Table.PrimaryKey.Count > 0;

    private static async Task<List<Answer>> ReadAsync(
        NpgsqlDataReader reader,
        IReadOnlyList<ProposedRow> rows,
        List<ExplainStatement> statements,
        CancellationToken cancellationToken
    )
    {
        var answers = new List<Answer>();
        for (var i = 0; i < rows.Count; i++)
        {
            answers.Add(
                await reader.ReadAsync(cancellationToken)
                    ? new(
                        rows[i],
                        [.. reader.GetFieldValue<int[]>(0).Select(n => statements[i].Rules[n])],
                        [.. statements[i].Uniques.Zip(reader.GetFieldValue<string?[]>(1))]
                    )
                    : new Answer(rows[i], [], []) { IsGone = true }
            );
            await reader.NextResultAsync(cancellationToken);
        }

        return answers;
    }
}

internal sealed record Answer(
    ProposedRow Row,
    IReadOnlyList<CatalogRule> Broken,
    IReadOnlyList<(UniqueRule Rule, string? Value)> Signatures
)
{
    public bool IsGone { get; init; }
}
