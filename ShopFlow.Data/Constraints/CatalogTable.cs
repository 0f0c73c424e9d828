namespace ShopFlow.Data.Constraints;

/// <summary>A table as the database's catalogue holds it.</summary>
public sealed record CatalogTable(
    string Schema,
    string Name,
    IReadOnlyList<CatalogColumn> Columns,
    IReadOnlyList<CatalogRule> Rules
);

/// <param name="Type">The base type without its modifier (<c>numeric</c>, <c>character varying</c>, <c>int4</c> printed as <c>integer</c>).</param>
/// <param name="Precision">Of a numeric column with a modifier.</param>
/// <param name="MaxLength">Of a varchar(n) or char(n) column, in characters.</param>
/// <param name="Default">The default's expression as PostgreSQL prints it.</param>
/// <param name="Domain">The schema-qualified domain's name, when the column's type is one.</param>
/// <param name="EnumLabels">Of a column whose type is an enum, in their order.</param>
public sealed record CatalogColumn(
    string Name,
    short Number,
    string Type,
    int? Precision,
    int? Scale,
    int? MaxLength,
    bool IsNullable,
    string? Default,
    bool IsGenerated,
    bool IsIdentity,
    string? Domain,
    IReadOnlyList<string>? EnumLabels,
    string? Comment
);

public enum RuleKind
{
    NotNull,
    Range,
    Length,
    Domain,
    Check,
    Unique,
    PrimaryKey,
    Exclusion,
    ForeignKey,

    /// <summary>Text that PostgreSQL cannot store: a NUL character or half of a surrogate pair.</summary>
    Unstorable,

    /// <summary>A value too large for an index row.</summary>
    IndexSize,
}

/// <summary>A rule of a table. For what has no constraint of its own, see <see cref="ConstraintKey"/>.</summary>
/// <param name="Columns">The columns it speaks of, in the constraint's order; of an expression those it mentions.</param>
/// <param name="Expression">Of a CHECK or domain constraint, as PostgreSQL prints it.</param>
/// <param name="ReferencedTable">Of a foreign key.</param>
public sealed record CatalogRule(
    ConstraintKey Key,
    RuleKind Kind,
    IReadOnlyList<string> Columns,
    string? Expression = null,
    string? Comment = null,
    (string Schema, string Table)? ReferencedTable = null
);
