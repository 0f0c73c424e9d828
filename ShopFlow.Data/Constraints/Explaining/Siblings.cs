namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// Rows of one write that collide with each other, which the table doesn't show yet. The later row is at fault, unless
/// it only keeps its own value.
/// </summary>
internal static class Siblings
{
    public static IReadOnlyList<IReadOnlyList<CatalogRule>> Collisions(
        IReadOnlyList<Answer?> answers
    )
    {
        var seen = new HashSet<(ConstraintKey, string, string)>();
        foreach (var answer in answers.OfType<Answer>())
        {
            foreach (var kept in answer.Signatures.Where(one => Keeps(answer.Row, one.Rule.Rule)))
            {
                IsTaken(answer.Row, kept, seen);
            }
        }

        return
        [
            .. answers.Select(answer =>
                (IReadOnlyList<CatalogRule>)
                    [
                        .. (answer?.Signatures ?? [])
                            .Where(one => !Keeps(answer!.Row, one.Rule.Rule))
                            .Where(signature => IsTaken(answer!.Row, signature, seen))
                            .Select(signature => signature.Rule.Rule),
                    ]
            ),
        ];
    }

    private static bool Keeps(ProposedRow row, CatalogRule rule) =>
        row.IsUpdate
        && rule.Index!.ReadColumns.All(column =>
            row.Input(column) is null && row.Table.Column(column) is { IsGenerated: false }
        );

    private static bool IsTaken(
        ProposedRow row,
        (UniqueRule Rule, string? Value) signature,
        HashSet<(ConstraintKey, string, string)> seen
    )
    {
        var pending = signature.Rule.Unknowns.Select(column => row.Input(column)?.Value).ToList();
        return signature.Value is { } value
            && !pending.Contains(null)
            && !seen.Add((signature.Rule.Rule.Key, value, string.Join('\0', pending)));
    }
}
