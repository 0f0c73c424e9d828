using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>Everything that pending rows break: the server's verdict first, then what it had no time to say.</summary>
internal sealed class Refusal(
    DbContext db,
    FieldMap fields,
    Rulebook rulebook,
    Func<ConstraintCatalog, Pending> pending
)
{
    private readonly Sentences sentences = new(fields, rulebook.Messages);

    /// <summary>Null when nothing can be said about it.</summary>
    public async Task<SaveOutcome?> ExplainAsync(
        Failure failure,
        CancellationToken cancellationToken
    )
    {
        await using var session = await Session.OpenAsync(db, cancellationToken);
        var catalog = await rulebook.RevalidateAsync(session.Connection, cancellationToken);
        var (rows, deleted) = pending(catalog);
        rows = fields.InOrder(rows);
        var findings = await FindAsync(session, catalog, rows, deleted, cancellationToken);
        var judgement = new Judgement(catalog, failure.Verdict!);
        var found = findings.Find(judgement.Means);
        var notTaken = new NotTaken(
            new(session.Connection, session.RecoverAsync),
            failure.Verdict!
        );
        if (found is null && notTaken.IsPossible)
        {
            findings = [.. await notTaken.FindAsync(rows, cancellationToken), .. findings];
            found = findings.Find(judgement.Means);
        }

        if (found is null && judgement.Rule is { } named && Referred(named, rows) is { } referred)
            return await UsedAsync(session, catalog, referred, named, findings, cancellationToken);

        if (
            found is null
            && failure.Verdict!.SqlState == PostgresErrorCodes.UniqueViolation
            && await TakingsAsync(session, rows, cancellationToken) is { Count: > 0 } takings
        )
            return Told([.. takings.Select(sentences.Taken)], findings);

        var verdict =
            found ?? TooLong(failure.Verdict!, rows) ?? Unexplained(judgement, failure, rows);

        if (
            verdict is { Row: null, Rule: { Kind: RuleKind.ForeignKey } rule }
            && Parent(rule, deleted) is { } parent
        )
        {
            return new SaveOutcome.Blocked(
                await new References(catalog).OfAsync(session.Connection, parent, cancellationToken)
            );
        }

        if (verdict is not null && IsOfGeneratedKey(verdict))
        {
            return null;
        }

        return Invalid(
            verdict is null ? findings : [verdict, .. findings.Where(f => !verdict.Equals(f))]
        );
    }

    /// <summary>What rows would break that no write has tried yet.</summary>
    public async Task<IReadOnlyList<FieldMessage>> ExplainAsync(CancellationToken cancellationToken)
    {
        await using var session = await Session.OpenAsync(db, cancellationToken);
        var catalog = await rulebook.RevalidateAsync(session.Connection, cancellationToken);
        var (rows, deleted) = pending(catalog);
        rows = fields.InOrder(rows);
        return sentences.Of(await FindAsync(session, catalog, rows, deleted, cancellationToken));
    }

    private SaveOutcome.Invalid? Invalid(List<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return null;
        }

        // Two rules that say the same at the same field are one to whoever reads the counts.
        var told = sentences.Of(findings);
        Count([.. told.Select(message => message.Rule)]);
        return new(told);
    }

    private void Count(List<ConstraintKey> rules)
    {
        rulebook.Log.Refused(rules);
        rulebook.Refusals.Add(rules);
    }

    private async Task<SaveOutcome> UsedAsync(
        Session session,
        ConstraintCatalog catalog,
        PendingRow parent,
        CatalogRule rule,
        List<Finding> findings,
        CancellationToken cancellationToken
    )
    {
        var preview = await new References(catalog).OfAsync(
            session.Connection,
            parent.Row,
            cancellationToken
        );
        var by = preview.Blockers.Concat(preview.Cascades).FirstOrDefault(r => r.Rule == rule.Key);
        return Told([sentences.Used(parent, rule, by)], findings);
    }

    private static async Task<List<(PendingRow Row, PendingRow From, Taking Taking)>> TakingsAsync(
        Session session,
        IReadOnlyList<PendingRow> rows,
        CancellationToken cancellationToken
    )
    {
        var found = await new Exchange(new(session.Connection, session.RecoverAsync)).FindAsync(
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

    private SaveOutcome.Invalid Told(IReadOnlyList<FieldMessage> verdicts, List<Finding> findings)
    {
        Count([
            .. verdicts.Select(verdict => verdict.Rule).Distinct(),
            .. findings.Select(finding => finding.Rule.Key),
        ]);
        return new([.. verdicts, .. sentences.Of(findings)]);
    }

    /// <summary>The row whose key a foreign key of another table holds on to, when this write changes that key.</summary>
    private static PendingRow? Referred(CatalogRule rule, IReadOnlyList<PendingRow> rows) =>
        rule.Kind != RuleKind.ForeignKey
            ? null
            : rows.FirstOrDefault(row =>
                row.Row.IsUpdate
                && (row.Row.Table.Schema, row.Row.Table.Name) == rule.ReferencedTable
                && rule.Reference!.Columns.Any(column => row.Row.Input(column) is not null)
            );

    private static ProposedRow? Parent(CatalogRule rule, IReadOnlyList<PendingRow> deleted) =>
        deleted
            .FirstOrDefault(row =>
                (row.Row.Table.Schema, row.Row.Table.Name) == rule.ReferencedTable
            )
            ?.Row;

    private static async Task<List<Finding>> FindAsync(
        Session session,
        ConstraintCatalog catalog,
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
            ? await new MendedRows(session, catalog).JudgeAsync(rows, findings, cancellationToken)
            : findings;
    }

    private static Finding Found(PendingRow row, CatalogRule rule, Explanation explanation) =>
        new(row, row.Row.Table, rule)
        {
            Raised = explanation
                .Raised.FirstOrDefault(raised => raised.Rule.Key == rule.Key)
                .SqlState,
        };

    /// <summary>A verdict that no explanation holds: of a trigger, of a race, or of a table that is not in this write.</summary>
    private static Finding? Unexplained(
        Judgement judgement,
        Failure failure,
        IReadOnlyList<PendingRow> rows
    )
    {
        if (judgement.Rule is not { } rule)
        {
            return null;
        }

        var table = judgement.TableOrEmpty;
        var possible = rows.Where(row => row.Row.Table.Rules == table.Rules).ToList();
        var suspected = possible
            .Where(row => failure.Suspects?.Contains(row.Entity) == true)
            .ToList();
        var guilty =
            possible.Count == 1 ? possible[0]
            : suspected.Count == 1 ? suspected[0]
            : null;
        return new(guilty, table, rule);
    }

    /// <summary>Whether a value fits an index row is known only to the index: the longest text there is to blame.</summary>
    private static Finding? TooLong(Verdict verdict, IReadOnlyList<PendingRow> rows) =>
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

    /// <summary>A sequence that lags behind its table is nobody's typing.</summary>
    private static bool IsOfGeneratedKey(Finding verdict) =>
        verdict is { Rule.Kind: RuleKind.PrimaryKey, Row.Row: { IsUpdate: false } row }
        && verdict.Rule.Columns.All(column => row.Input(column) is null);
}
