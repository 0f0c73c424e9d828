namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// Rows that a BEFORE trigger may change: the rules check what the trigger leaves, and only a write runs the trigger.
/// So such a row is written just to see what happens, again and again without the columns known to be wrong, until the
/// server accepts it.
/// </summary>
internal sealed class TriggeredRows(Session session, ConstraintCatalog catalog)
{
    private readonly Rehearsal rehearsal = new(session);

    /// <summary>
    /// Keeps the findings about the typed rows that also hold after the triggers, and adds what the triggers cause.
    /// </summary>
    public async Task<List<Finding>> JudgeAsync(
        IReadOnlyList<PendingRow> rows,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    )
    {
        var told = findings.Where(finding => !IsDoubtful(finding)).ToList();
        var doubtful = findings.Where(IsDoubtful).ToLookup(finding => finding.Row!);
        foreach (
            var row in rows.Where(row => row.Row.Table.IsMended(row.Row.IsUpdate))
                .OrderByDescending(row => doubtful[row].Any())
        )
        {
            told.AddRange(await AskAsync(row, [.. doubtful[row]], told, cancellationToken));
        }

        return [.. rows.SelectMany(row => told.Where(finding => finding.Row == row))];
    }

    private async Task<List<Finding>> AskAsync(
        PendingRow row,
        List<Finding> doubtful,
        List<Finding> told,
        CancellationToken cancellationToken
    )
    {
        var confirmed = new List<Finding>();
        var aside = told.Where(finding => finding.Row == row).SelectMany(Columns).ToHashSet();
        while (
            !rehearsal.IsOver
            && await rehearsal.WriteAsync(row.Row, aside, cancellationToken) is { } verdict
            && Meant(row, verdict, doubtful) is { } finding
            && !aside.Overlaps(Columns(finding))
        )
        {
            confirmed.Add(finding);
            aside.UnionWith(Columns(finding));
        }

        return confirmed;
    }

    /// <summary>The typed row may keep a rule that the trigger's version of it breaks.</summary>
    private Finding? Meant(PendingRow row, ServerError verdict, List<Finding> doubtful)
    {
        var judgement = new ServerErrorMatch(catalog, verdict);
        return doubtful.Find(judgement.Means)
            ?? (
                judgement.TableOrEmpty.Rules == row.Row.Table.Rules
                && judgement.Rule is { Columns.Count: > 0 } rule
                    ? new(row, row.Row.Table, rule)
                    : null
            );
    }

    private static bool IsDoubtful(Finding finding) =>
        Columns(finding).Any(column => finding.Table.IsMended(finding.Row!.Row.IsUpdate, column));

    /// <summary>
    /// The columns that decide the finding; for a partition's rule, also those that choose the partition.
    /// </summary>
    private static IEnumerable<string> Columns(Finding finding) =>
        (finding.Rule.Index?.ReadColumns ?? finding.Rule.Columns)
            .Concat(finding.Rule.Partition?.Columns ?? [])
            .SelectMany(name =>
                finding.Table.Column(name) is { } column
                    ? finding.Table.Sources(column).Append(name)
                    : [name]
            );
}
