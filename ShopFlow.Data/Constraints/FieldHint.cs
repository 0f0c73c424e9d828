namespace ShopFlow.Data.Constraints;

/// <summary>What the database's rules say about one field, for its input's attributes and its validator.</summary>
public sealed record FieldHint(IReadOnlyList<FieldLimit> Limits, string? Help)
{
    public static readonly FieldHint None = new([], null);

    public bool IsRequired => Limits.Any(limit => limit is FieldLimit.Required);

    /// <summary>The values the field may have, in the rule's order; null if it isn't a choice.</summary>
    public IReadOnlyList<string>? Choices =>
        Limits.OfType<FieldLimit.OneOf>().FirstOrDefault() is { } choice
            ? [.. choice.Values.Where(value => Limits.All(limit => limit.Allows(value)))]
            : null;

    /// <summary>
    /// The smallest value that the rules allow, or null. Exclusive bounds are in <see cref="Limits"/>.
    /// </summary>
    public decimal? Min => Limits.OfType<FieldLimit.Min>().Max(limit => (decimal?)limit.Value);

    public decimal? Max => Limits.OfType<FieldLimit.Max>().Min(limit => (decimal?)limit.Value);

    public decimal? Step => Limits.OfType<FieldLimit.Step>().Max(limit => (decimal?)limit.Value);

    public int? MaxLength =>
        Limits.OfType<FieldLimit.MaxLength>().Min(limit => (int?)limit.Characters);

    /// <summary>
    /// The first limit that a value breaks, or null. The database refuses all of these too, except that it rounds where
    /// a <see cref="FieldLimit.Step"/> refuses.
    /// </summary>
    /// <param name="value">Null, text or a number, as it would be stored. Values of other types always pass.</param>
    public FieldLimit? BrokenBy(object? value) =>
        Limits.FirstOrDefault(limit => !limit.Allows(value));
}
