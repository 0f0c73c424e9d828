namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>Rows of one write that collide with each other, which no table shows yet: the later one is at fault.</summary>
internal static class Siblings
{
    public static IReadOnlyList<IReadOnlyList<CatalogRule>> Collisions(
        IReadOnlyList<Answer?> answers
    )
    {
        var seen = new HashSet<(ConstraintKey, string, string)>();
        return
        [
            .. answers.Select(answer =>
                (IReadOnlyList<CatalogRule>)
                    [
                        .. (answer?.Signatures ?? [])
                            .Where(signature => IsTaken(answer!.Row, signature, seen))
                            .Select(signature => signature.Rule.Rule),
                    ]
            ),
        ];
    }

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
