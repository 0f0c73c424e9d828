using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>Finds the rules that a refused write breaks.</summary>
internal sealed class Search(Session session, ConstraintCatalog catalog)
{
    private Inquiry NewInquiry => new(session.Connection, session.RecoverAsync);

    public async Task<List<Finding>> BrokenRulesAsync(
        IReadOnlyList<PendingRow> rows,
        IReadOnlyList<PendingRow> deleted,
        CancellationToken cancellationToken
    )
    {
        var explanations = await new RowExplainer(catalog, session.RecoverAsync).ExplainAsync(
            session.Connection,
            [.. rows.Select(row => row.Row)],
            [.. deleted.Select(row => row.Row)],
            cancellationToken
        );
        List<Finding> findings =
        [
            .. rows.Zip(explanations)
                .SelectMany(
                    pair => pair.Second.Broken,
                    (pair, rule) => Found(pair.First, rule, pair.Second)
                )
                .Where(finding => !PendingParents.Has(finding, rows)),
        ];
        return rows.Any(row => row.Row.Table.IsMended(row.Row.IsUpdate))
            ? await new TriggeredRows(session, catalog).JudgeAsync(
                rows,
                findings,
                cancellationToken
            )
            : findings;
    }

    private static Finding Found(PendingRow row, CatalogRule rule, Explanation explanation) =>
        new(row, row.Row.Table, rule)
        {
            Raised = explanation.Raised.FirstOrDefault(raised => raised.Rule.Key == rule.Key).Error,
        };

    /// <summary>Values that their columns reject, for errors that name no column.</summary>
    public async Task<List<Finding>> NotTakenAsync(
        ServerError verdict,
        IReadOnlyList<PendingRow> rows,
        CancellationToken cancellationToken
    )
    {
        var notTaken = new NotTaken(NewInquiry, verdict);
        return notTaken.IsPossible ? await notTaken.FindAsync(rows, cancellationToken) : [];
    }

    /// <summary>
    /// Unique values that rows of one save take from each other: a possible cause of a unique violation.
    /// </summary>
    public async Task<List<(PendingRow Row, PendingRow From, Taking Taking)>> TakingsAsync(
        IReadOnlyList<PendingRow> rows,
        CancellationToken cancellationToken
    )
    {
        var found = await new Exchange(NewInquiry).FindAsync(
            [.. rows.Select(row => row.Row)],
            cancellationToken
        );
        return
        [
            .. found.Select(taking =>
                (
                    rows.First(row => row.Row == taking.Row),
                    rows.First(row => row.Row == taking.From),
                    taking
                )
            ),
        ];
    }
}
