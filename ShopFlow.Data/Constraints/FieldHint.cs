namespace ShopFlow.Data.Constraints;

/// <summary>What the database's rules say about one field: for its input's attributes and its validator.</summary>
public sealed record FieldHint(IReadOnlyList<FieldLimit> Limits, string? Help)
{
    public static readonly FieldHint None = new([], null);

    public bool IsRequired => Limits.Any(limit => limit is FieldLimit.Required);

    /// <summary>The values the field may have, in the rule's order; null when it is not a choice.</summary>
    public IReadOnlyList<string>? Choices =>
        Limits.OfType<FieldLimit.OneOf>().FirstOrDefault()?.Values;
}

/// <summary>One limit of one field, and the rule it was read from, whose sentence explains a refusal.</summary>
public abstract record FieldLimit(CatalogRule Rule)
{
    public sealed record Required(CatalogRule Rule) : FieldLimit(Rule);

    public sealed record Min(CatalogRule Rule, decimal Value, bool IsExclusive = false)
        : FieldLimit(Rule);

    public sealed record Max(CatalogRule Rule, decimal Value, bool IsExclusive = false)
        : FieldLimit(Rule);

    /// <summary>The value is a multiple of <paramref name="Value"/>: 1 for integers, 0.01 for numeric(10,2).</summary>
    public sealed record Step(CatalogRule Rule, decimal Value) : FieldLimit(Rule);

    public sealed record MinLength(CatalogRule Rule, int Characters) : FieldLimit(Rule);

    public sealed record MaxLength(CatalogRule Rule, int Characters) : FieldLimit(Rule);

    public sealed record NotBlank(CatalogRule Rule) : FieldLimit(Rule);

    public sealed record OneOf(CatalogRule Rule, IReadOnlyList<string> Values) : FieldLimit(Rule);

    public sealed record NoneOf(CatalogRule Rule, IReadOnlyList<string> Values) : FieldLimit(Rule);
}
