using Npgsql;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>Matches the server's error to a rule of the catalogue.</summary>
internal sealed class ServerErrorMatch(ConstraintCatalog catalog, ServerError verdict)
{
    private readonly ConstraintKey? key = Key(catalog, verdict);

    public string? Table => key?.Table;

    public CatalogTable TableOrEmpty =>
        key is { } named && catalog.Table(named.Schema, named.Table) is { } table
            ? table
            : new(key?.Schema ?? catalog.Schema, key?.Table ?? "", [], []);

    /// <summary>Whether the server may have meant this rule. For a value out of range it names no rule.</summary>
    public bool Means(Finding finding) =>
        finding.Raised is { } raised ? raised == verdict : Means(finding.Table, finding.Rule);

    public bool Means(CatalogTable table, CatalogRule rule) =>
        verdict.SqlState switch
        {
            PostgresErrorCodes.StringDataRightTruncation => rule.Kind == RuleKind.Length,
            PostgresErrorCodes.NumericValueOutOfRange
            or PostgresErrorCodes.InvalidTextRepresentation => rule.Kind == RuleKind.Range,
            PostgresErrorCodes.CharacterNotInRepertoire
            or PostgresErrorCodes.UntranslatableCharacter => rule.Kind == RuleKind.Unstorable,
            _ when verdict is { Table: null, DataType: not null } => IsDomainRule(table, rule),
            PostgresErrorCodes.CheckViolation when rule.Kind == RuleKind.Partition => key
                is { Name: "" }
                && (table.Schema, table.Name) == (key.Value.Schema, key.Value.Table),
            _ => rule.Key == key,
        };

    /// <summary>
    /// The rule that the server named; if the catalogue doesn't have it, as with a trigger's error, one made up from
    /// the error.
    /// </summary>
    public CatalogRule? Rule =>
        key is not { } named
            ? NamesNoRule(verdict.SqlState)
                ? null
                : RuleFromError(default)
            : catalog.Rule(named) ?? RuleFromError(named);

    /// <summary>Errors without a constraint name that say nothing about a rule.</summary>
    private static bool NamesNoRule(string sqlState) =>
        sqlState
            is ['2', '2', ..]
                or SqlStates.GeneratedAlways
                or PostgresErrorCodes.UniqueViolation;

    private bool IsDomainRule(CatalogTable table, CatalogRule rule) =>
        table.Column(rule.Columns[0])?.Domain == $"{verdict.Schema}.{verdict.DataType}"
        && (
            verdict.Constraint is null
                ? rule.Kind == RuleKind.NotNull
                : rule.Kind == RuleKind.Domain && rule.ConstraintName == verdict.Constraint
        );

    private CatalogRule RuleFromError(ConstraintKey named) =>
        new(
            new(named.Schema ?? catalog.Schema, named.Table ?? "", named.Name ?? ""),
            RuleKind.Check,
            verdict.Column is { } column ? [column] : []
        );

    private static ConstraintKey? Key(ConstraintCatalog catalog, ServerError verdict) =>
        verdict.Table is null && verdict.Constraint is null
            ? null
            : catalog.Whole(
                new(
                    verdict.Schema ?? catalog.Schema,
                    verdict.Table ?? "",
                    verdict.SqlState == PostgresErrorCodes.NotNullViolation
                        ? $"n:{verdict.Column}"
                        : verdict.Constraint ?? ""
                )
            );
}
