namespace ShopFlow.Data.Constraints.Saving;

internal enum FailureKind
{
    /// <summary>A rule was broken, or a trigger raised an error.</summary>
    Rule,

    /// <summary>Somebody else changed or deleted the row.</summary>
    Stale,

    /// <summary>Serialisation failure or deadlock: the same write may succeed right away.</summary>
    Clash,

    /// <summary>Somebody else held a lock for too long.</summary>
    Busy,

    /// <summary>No connection was free, or the server had no memory for another one.</summary>
    Overloaded,

    /// <summary>The server's disk is full.</summary>
    Full,
    Unreachable,
    Forbidden,
    Unknown,
}

/// <summary>What PostgreSQL said, without the parts that quote rows: MESSAGE, DETAIL, HINT and CONTEXT.</summary>
internal sealed record ServerError(
    string SqlState,
    string? Schema = null,
    string? Table = null,
    string? Column = null,
    string? Constraint = null,
    string? DataType = null
);

/// <param name="Suspects">The entities that EF blames: the whole batch if its first command failed.</param>
/// <param name="MayHaveSaved">The connection broke before the outcome arrived.</param>
internal sealed record Failure(
    FailureKind Kind,
    string Type,
    ServerError? Verdict = null,
    IReadOnlyList<object>? Suspects = null,
    bool MayHaveSaved = false
)
{
    /// <summary>The outcome to report if no rule was broken and the failure is a known one.</summary>
    public SaveOutcome Hindrance =>
        Kind switch
        {
            FailureKind.Forbidden => new SaveOutcome.Forbidden(ByDatabase: true),
            FailureKind.Unreachable => new SaveOutcome.Unreachable(MayHaveSaved),
            FailureKind.Full => new SaveOutcome.Full(),
            FailureKind.Overloaded => new SaveOutcome.Busy(IsOverloaded: true),
            _ => new SaveOutcome.Busy(),
        };
}
