namespace ShopFlow.Data.Constraints;

/// <summary>What became of a write. Expected outcomes are values; only a bug is an exception.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome() { }

    public sealed record Saved : SaveOutcome;

    /// <summary>Rules were broken: all of them, the one the server reported first.</summary>
    public sealed record Invalid(IReadOnlyList<FieldMessage> Messages) : SaveOutcome;

    /// <summary>Somebody else changed the row since it was read.</summary>
    /// <param name="Fields">Every field they changed, with what this person typed there.</param>
    /// <param name="Version">The row's current version: saving with it overwrites on purpose.</param>
    /// <param name="Messages">What the merged row would break; the conflict hides those violations.</param>
    public sealed record Conflict(
        IReadOnlyList<FieldConflict> Fields,
        uint Version,
        IReadOnlyList<FieldMessage> Messages
    ) : SaveOutcome
    {
        /// <summary>Who changed the fields that need a choice, if that is recorded.</summary>
        public LatestChange? By =>
            Fields.OrderBy(theirs => theirs.IsOnlyTheirs).FirstOrDefault()?.By;

        /// <summary>No choice is needed: the two people changed different fields, and the row may hold both.</summary>
        public bool CanMerge => Messages.Count == 0 && Fields.All(theirs => theirs.IsOnlyTheirs);
    }

    /// <summary>The row was deleted meanwhile.</summary>
    public sealed record Gone : SaveOutcome;

    /// <summary>Other rows refer to the one being deleted.</summary>
    public sealed record Blocked(DeletePreview References) : SaveOutcome;

    /// <summary>Locks or a timeout got in the way. Nothing was saved; trying again may work.</summary>
    /// <param name="IsOverloaded">True if no lock was in the way: the server, or the connection pool, was full.</param>
    public sealed record Busy(bool IsOverloaded = false) : SaveOutcome;

    /// <summary>The server's disk is full; nothing was saved.</summary>
    public sealed record Full : SaveOutcome;

    /// <summary>The server could not be reached.</summary>
    /// <param name="MayHaveSaved">True when the connection broke during the commit, whose result is then unknown.</param>
    public sealed record Unreachable(bool MayHaveSaved) : SaveOutcome;

    /// <summary>The person isn't allowed to do this.</summary>
    /// <param name="ByDatabase">True if ShopFlow's own database role lacks the right, not the person.</param>
    public sealed record Forbidden(bool ByDatabase = false) : SaveOutcome;

    /// <summary>An unexpected error, logged under <paramref name="Reference"/>.</summary>
    public sealed record Unknown(string Reference) : SaveOutcome;
}

/// <summary>One sentence at one field.</summary>
/// <param name="Target">The form object (or, unbound, the entity) that holds the field; null above the form.</param>
/// <param name="Property">The field's property on <paramref name="Target"/>; null above the form.</param>
public sealed record FieldMessage(object? Target, string? Property, string Text, ConstraintKey Rule)
{
    /// <summary>The other fields of <see cref="Target"/> that the rule covers: marked, but without a message.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>A field that somebody else changed.</summary>
public sealed record FieldConflict(
    object Target,
    string Property,
    string Label,
    object? Before,
    object? Theirs,
    object? Mine
)
{
    /// <summary>Who changed it, if that is recorded.</summary>
    public LatestChange? By { get; init; }

    /// <summary>This person didn't change it.</summary>
    public bool IsOnlyTheirs => Equals(Mine, Before);
}

/// <param name="Person">A member of staff, or the database role if no one was signed in.</param>
public sealed record LatestChange(string Person, DateTimeOffset At);

/// <summary>Maps an entity to the form it was typed in, so that messages land on that form's fields.</summary>
public readonly record struct TypedIn(object Entity, object Form)
{
    /// <summary>The form's own sentences by rule name; they take precedence over all others.</summary>
    public IReadOnlyDictionary<string, string>? Texts { get; init; }
}

/// <summary>What deleting a row would run into: rows that prevent it, and rows that would be deleted too.</summary>
public sealed record DeletePreview(
    IReadOnlyList<Reference> Blockers,
    IReadOnlyList<Reference> Cascades
);

/// <summary>Rows of one table that refer to a row through one foreign key.</summary>
/// <param name="Count">Exact up to <see cref="Most"/>; more is reported as <see cref="Most"/> plus one.</param>
/// <param name="Key">The referenced row's key value, for a link to the filtered list.</param>
public sealed record Reference(
    ConstraintKey Rule,
    string Schema,
    string Table,
    string Column,
    object Key,
    int Count
)
{
    public const int Most = 1000;

    /// <summary>
    /// False for rows that refer to rows which would be deleted too; <see cref="Key"/> is then not what they refer to.
    /// </summary>
    public bool IsDirect { get; init; } = true;
}

/// <param name="Now">What the column holds after a successful change.</param>
public sealed record Increment(SaveOutcome Outcome, int? Now);
