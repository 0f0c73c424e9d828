namespace ShopFlow.Data.Constraints.Explaining;

/// <param name="From">The row that still holds the value <paramref name="Row"/> is about to take.</param>
/// <param name="IsMutual">The two rows swap.</param>
internal sealed record Taking(ProposedRow Row, CatalogRule Rule, ProposedRow From, bool IsMutual);

/// <summary>
/// Finds rows that take a unique value which another row of the same write gives up. In the end no two rows hold the
/// same value, but PostgreSQL checks each row as it is written, and if rows swap values, neither can go first.
/// </summary>
internal sealed class Exchange(Inquiry inquiry)
{
    private sealed record Held(ProposedRow Row, CatalogRule Rule, string? Before, string? After);

    public async Task<IReadOnlyList<Taking>> FindAsync(
        IReadOnlyList<ProposedRow> rows,
        CancellationToken cancellationToken
    )
    {
        List<ProposedRow> changed = [.. rows.Where(row => row.IsUpdate)];
        if (changed.Count < 2)
        {
            return [];
        }

        var stored = changed.Select(row => row with { Columns = Nothing }).ToList();
        List<ProposedRow> asked = [.. changed, .. stored];
        var statements = asked.Select(ExplainStatement.Signatures).ToList();
        var (answers, failure) = await inquiry.AskAsync(
            statements.Zip(asked, (statement, row) => statement.Command(row, [])),
            (reader, i) => statements[i].Read(reader, asked[i]),
            cancellationToken
        );
        return failure is null
            ?
            [
                .. Takings([
                    .. answers
                        .Take(changed.Count)
                        .Zip(answers.Skip(changed.Count))
                        .SelectMany(Pair),
                ]),
            ]
            : [];
    }

    private static readonly Dictionary<string, ColumnInput> Nothing = [];

    private static IEnumerable<Held> Pair((Answer After, Answer Before) row) =>
        row.After.Signatures.Join(
            row.Before.Signatures,
            after => after.Rule.Rule.Key,
            before => before.Rule.Rule.Key,
            (after, before) => new Held(row.After.Row, after.Rule.Rule, before.Value, after.Value)
        );

    private static IEnumerable<Taking> Takings(IReadOnlyList<Held> all)
    {
        var moved = all.Where(held => held.Before != held.After).ToList();
        var holders = moved
            .Where(held => held.Before is not null)
            .ToLookup(held => (held.Rule.Key, held.Before));
        return from held in moved
            where held.After is not null
            from holder in holders[(held.Rule.Key, held.After)].Take(1)
            select new Taking(held.Row, held.Rule, holder.Row, holder.After == held.Before);
    }
}
