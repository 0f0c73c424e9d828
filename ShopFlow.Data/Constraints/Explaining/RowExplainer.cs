using Npgsql;
using ShopFlow.Data.Constraints.Saving;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// Finds every rule that the rows of a refused write break. It is a courtesy: it takes no lock, only the write itself
/// decides, and what it can't find out it leaves out.
/// </summary>
/// <param name="recover">Makes the caller's transaction usable again after a statement that failed.</param>
internal sealed class RowExplainer(ConstraintCatalog catalog, Func<Task>? recover = null)
{
    /// <summary>
    /// Up to this many rows changed together are told apart. With more, two rows that swap a value may both be blamed.
    /// </summary>
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
            new(connection, recover),
            [.. screened.Select(s => s.Row)],
            deleted,
            cancellationToken
        );
        var siblings = Siblings.Collisions(answers);
        var overlaps = await new Overlaps(connection, recover).FindAsync(
            [.. screened.Select(s => s.Row)],
            cancellationToken
        );
        return
        [
            .. rows.Select(
                (row, i) =>
                    new Explanation(
                        row,
                        [
                            .. screened[i]
                                .Broken.Concat(
                                    answers[i]?.Raised.Select(raised => raised.Rule) ?? []
                                )
                                .Concat(answers[i]?.Broken ?? [])
                                .Concat(siblings[i])
                                .Concat(overlaps[i])
                                .DistinctBy(rule => rule.Key),
                        ],
                        answers[i] is { IsGone: true }
                    )
                    {
                        Raised = answers[i]?.Raised ?? [],
                    }
            ),
        ];
    }

    /// <summary>
    /// If one row's rules raise an error (a CHECK that divides by zero), the other rows' violations still count.
    /// </summary>
    private async Task<IReadOnlyList<Answer?>> AskAsync(
        Inquiry inquiry,
        IReadOnlyList<ProposedRow> rows,
        IReadOnlyList<ProposedRow> deleted,
        CancellationToken cancellationToken
    )
    {
        var asked = rows.Select(row => Question(row, [.. rows, .. deleted])).ToList();
        var answers = new List<Answer?>();
        while (answers.Count < rows.Count && !inquiry.IsOver)
        {
            var rest = asked.Skip(answers.Count).ToList();
            var (told, failure) = await inquiry.AskAsync(
                rest.Select(one => one.Statement.Command(one.Row, one.Replaced)),
                (reader, i) => rest[i].Statement.Read(reader, rest[i].Row),
                cancellationToken
            );
            answers.AddRange(told);
            if (failure is not null)
            {
                var (row, replaced, _) = rest[told.Count];
                answers.Add(
                    await new RowTrial(inquiry, row, replaced).AnswerAsync(cancellationToken)
                );
            }
        }

        return [.. answers, .. rows.Skip(answers.Count).Select(_ => (Answer?)null)];
    }

    private (
        ProposedRow Row,
        IReadOnlyList<ProposedRow> Replaced,
        ExplainStatement Statement
    ) Question(ProposedRow row, ProposedRow[] written)
    {
        var replaced = written
            .Where(other => other != row && IsReplacedBeside(row, other))
            .Take(ReplacedAtMost)
            .ToList();
        return (row, replaced, catalog.Statement(row, replaced));
    }

    private static bool IsReplacedBeside(ProposedRow row, ProposedRow other) =>
        other.Table == row.Table
        && other.Key?.Count == row.Table.PrimaryKey.Count
        && row.Table.PrimaryKey.Count > 0;
}

internal sealed record Answer(
    ProposedRow Row,
    IReadOnlyList<CatalogRule> Broken,
    IReadOnlyList<(UniqueRule Rule, string? Value)> Signatures
)
{
    public bool IsGone { get; init; }

    /// <summary>Rules that raised an error instead of answering.</summary>
    public IReadOnlyList<(CatalogRule Rule, ServerError Error)> Raised { get; init; } = [];
}
