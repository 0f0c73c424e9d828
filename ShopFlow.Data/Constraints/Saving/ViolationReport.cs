using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>Everything that pending rows break: the server's error first, then what the server never got to.</summary>
internal sealed class ViolationReport(
    DbContext db,
    FieldMap fields,
    Rulebook rulebook,
    Func<ConstraintCatalog, Pending> pending
)
{
    private readonly Sentences sentences = new(fields, rulebook.Messages);

    /// <summary>Null if nothing can be said about it.</summary>
    public async Task<SaveOutcome?> ExplainAsync(
        Failure failure,
        CancellationToken cancellationToken
    )
    {
        await using var session = await Session.OpenAsync(db, cancellationToken);
        var catalog = await rulebook.RevalidateAsync(session.Connection, cancellationToken);
        var (rows, deleted) = await PendingAsync(session, catalog, cancellationToken);
        var search = new Search(session, catalog);
        var findings = await search.BrokenRulesAsync(rows, deleted, cancellationToken);
        var judgement = new ServerErrorMatch(catalog, failure.Verdict!);
        var found = findings.Find(judgement.Means);
        if (found is null)
        {
            var notTaken = await search.NotTakenAsync(failure.Verdict!, rows, cancellationToken);
            findings = [.. notTaken, .. findings];
            found = notTaken.FirstOrDefault();
        }

        if (found is null && judgement.Rule is { } named && Referred(named, rows) is { } referred)
            return await UsedAsync(session, catalog, referred, named, findings, cancellationToken);

        if (
            found is null
            && failure.Verdict!.SqlState == PostgresErrorCodes.UniqueViolation
            && await search.TakingsAsync(rows, cancellationToken) is { Count: > 0 } takings
        )
            return Told([.. takings.Select(sentences.Taken)], findings);

        var verdict =
            found
            ?? await new Unexplained(session, judgement, failure).FindAsync(
                rows,
                cancellationToken
            );
        return await AnswerAsync(session, catalog, verdict, findings, deleted, cancellationToken);
    }

    private async Task<SaveOutcome?> AnswerAsync(
        Session session,
        ConstraintCatalog catalog,
        Finding? verdict,
        List<Finding> findings,
        IReadOnlyList<PendingRow> deleted,
        CancellationToken cancellationToken
    )
    {
        if (
            verdict is { Row: null, Rule: { Kind: RuleKind.ForeignKey } rule }
            && Parent(rule, deleted) is { } parent
        )
        {
            return new SaveOutcome.Blocked(
                await new References(catalog).OfAsync(session.Connection, parent, cancellationToken)
            );
        }

        if (verdict is not null && IsGeneratedKeyTaken(verdict))
        {
            return null;
        }

        return Invalid(
            verdict is null ? findings : [verdict, .. findings.Where(f => !verdict.Equals(f))]
        );
    }

    /// <summary>What rows would break, before anything is written.</summary>
    public async Task<IReadOnlyList<FieldMessage>> ExplainAsync(CancellationToken cancellationToken)
    {
        await using var session = await Session.OpenAsync(db, cancellationToken);
        var catalog = await rulebook.RevalidateAsync(session.Connection, cancellationToken);
        var (rows, deleted) = await PendingAsync(session, catalog, cancellationToken);
        return sentences.Of(
            await new Search(session, catalog).BrokenRulesAsync(rows, deleted, cancellationToken)
        );
    }

    private async Task<Pending> PendingAsync(
        Session session,
        ConstraintCatalog catalog,
        CancellationToken cancellationToken
    )
    {
        var found = pending(catalog);
        var ordered = fields.InOrder(found.Written);
        return found with
        {
            Written = await ChildTables.LocateAsync(session, catalog, ordered, cancellationToken),
        };
    }

    private SaveOutcome.Invalid? Invalid(List<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return null;
        }

        // Two rules with the same message at the same field count as one.
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

    private SaveOutcome.Invalid Told(IReadOnlyList<FieldMessage> verdicts, List<Finding> findings)
    {
        Count([
            .. verdicts.Select(verdict => verdict.Rule).Distinct(),
            .. findings.Select(finding => finding.Rule.Key),
        ]);
        return new([.. verdicts, .. sentences.Of(findings)]);
    }

    /// <summary>The row in this write whose changed key is still referenced by another table.</summary>
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

    /// <summary>A sequence that lags behind its table isn't the person's mistake.</summary>
    private static bool IsGeneratedKeyTaken(Finding verdict) =>
        verdict is { Rule.Kind: RuleKind.PrimaryKey, Row.Row: { IsUpdate: false } row }
        && verdict.Rule.Columns.All(column => row.Input(column) is null);
}
