using System.Text;
using Npgsql;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// An error that the explanation doesn't cover: from a trigger, a race, or a table outside this write.
/// </summary>
internal sealed class Unexplained(Session session, ServerErrorMatch judgement, Failure failure)
{
    private static readonly HashSet<string> Nothing = [];

    public async Task<Finding?> FindAsync(
        IReadOnlyList<PendingRow> rows,
        CancellationToken cancellationToken
    ) =>
        TooLong(failure.Verdict!, rows)
        ?? (
            judgement.Rule is { } rule
                ? new(await BlamedRowAsync(rows, cancellationToken), judgement.TableOrEmpty, rule)
                : null
        );

    /// <summary>Null if neither EF nor writing each row by itself singles one out.</summary>
    private async Task<PendingRow?> BlamedRowAsync(
        IReadOnlyList<PendingRow> rows,
        CancellationToken cancellationToken
    )
    {
        var possible = rows.Where(row => row.Row.Table.Rules == judgement.TableOrEmpty.Rules)
            .ToList();
        var suspected = possible
            .Where(row => failure.Suspects?.Contains(row.Entity) == true)
            .ToList();
        return possible.Count == 1 ? possible[0]
            : suspected.Count == 1 ? suspected[0]
            : await RehearseAsync(suspected.Count > 0 ? suspected : possible, cancellationToken);
    }

    private async Task<PendingRow?> RehearseAsync(
        IEnumerable<PendingRow> rows,
        CancellationToken cancellationToken
    )
    {
        var rehearsal = new Rehearsal(session);
        foreach (var row in rows.TakeWhile(_ => !rehearsal.IsOver))
        {
            var verdict = await rehearsal.WriteAsync(row.Row, Nothing, cancellationToken);
            if (verdict == failure.Verdict)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>Only the index knows whether a value fits, so the longest text is blamed.</summary>
    private static Finding? TooLong(ServerError verdict, IReadOnlyList<PendingRow> rows) =>
        verdict.SqlState != PostgresErrorCodes.ProgramLimitExceeded
            ? null
            : rows.SelectMany(
                    row => row.Row.Table.Rules.Where(rule => rule.Kind == RuleKind.IndexSize),
                    (row, rule) => new Finding(row, row.Row.Table, rule)
                )
                .Where(finding => IsUnder(finding, verdict.Constraint))
                .MaxBy(Length);

    private static bool IsUnder(Finding finding, string? index) =>
        finding.Table.Rule(index ?? "") is not { } named
        || named.Columns.Contains(finding.Rule.Columns[0]);

    private static int Length(Finding finding) =>
        finding.Row!.Row.Input(finding.Rule.Columns[0])?.Value is string text
            ? Encoding.UTF8.GetByteCount(text)
            : 0;
}
