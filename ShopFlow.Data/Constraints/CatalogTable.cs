using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints;

/// <summary>A table as the database's catalogue describes it.</summary>
public sealed record CatalogTable(
    string Schema,
    string Name,
    IReadOnlyList<CatalogColumn> Columns,
    IReadOnlyList<CatalogRule> Rules
)
{
    private readonly Dictionary<string, CatalogColumn> byName = Columns.ToDictionary(
        column => column.Name,
        StringComparer.Ordinal
    );

    /// <summary>
    /// The table's rows are in its partitions. For any other table, rows of child tables count as the child's.
    /// </summary>
    public bool IsPartitioned { get; init; }

    /// <summary>Whether other tables inherit from this one, so that it shows their rows.</summary>
    public bool HasHeirs { get; init; }

    public IReadOnlyList<string> PrimaryKey =>
        Rules.FirstOrDefault(rule => rule.Kind == RuleKind.PrimaryKey)?.Columns ?? [];

    public CatalogColumn? Column(string name) => byName.GetValueOrDefault(name);

    /// <summary>The rule by name: a constraint's own, or a short one as in <see cref="ConstraintKey"/>.</summary>
    public CatalogRule? Rule(string name) => Rules.FirstOrDefault(rule => rule.Key.Name == name);

    /// <summary>Triggers that may change a row before its rules are checked.</summary>
    internal IReadOnlyList<CatalogTrigger> Triggers { get; init; } = [];

    /// <summary>Whether a trigger may have changed the row that the rules check.</summary>
    internal bool IsMended(bool isUpdate) =>
        Triggers.Any(trigger =>
            (isUpdate ? trigger.OnUpdate : trigger.OnInsert) && trigger.Columns is not { Count: 0 }
        );

    internal bool IsMended(bool isUpdate, string column) =>
        Triggers.Any(trigger =>
            (isUpdate ? trigger.OnUpdate : trigger.OnInsert)
            && trigger.Columns?.Contains(column) != false
        );

    /// <summary>The columns that a generated column is computed from.</summary>
    internal IEnumerable<string> Sources(CatalogColumn column) =>
        column.IsGenerated
            ? SqlParser.Parse(column.Default!).Columns.Where(name => Column(name) is not null)
            : [];

    /// <summary>
    /// The rule for what a column's type or nullability requires, even if the catalogue doesn't list it yet.
    /// </summary>
    internal CatalogRule Demanded(RuleKind kind, string column)
    {
        var demand = CatalogRule.Demand(Schema, Name, kind, column);
        return Rule(demand.Key.Name) ?? demand;
    }
}

/// <param name="Columns">The columns that the trigger may change; null if it may change any.</param>
internal sealed record CatalogTrigger(bool OnInsert, bool OnUpdate, IReadOnlyList<string>? Columns);

/// <param name="Type">The base type without its modifier (<c>numeric</c>, <c>character varying</c>, <c>int4</c> printed as <c>integer</c>).</param>
/// <param name="Precision">Set for a numeric column with a modifier.</param>
/// <param name="MaxLength">Set for a varchar(n) or char(n) column, in characters.</param>
/// <param name="Default">The default's expression as PostgreSQL prints it.</param>
/// <param name="Domain">The domain's name with its schema, if the column's type is a domain.</param>
/// <param name="EnumLabels">The labels in order, if the column's type is an enum.</param>
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
)
{
    /// <summary>The base type with its modifier, as a cast writes it.</summary>
    public string StoredAs { get; init; } = Type;

    /// <summary>The collation as SQL writes it, unless it is the type's own.</summary>
    public string? Collation { get; init; }

    /// <summary>If true, everything else about the type describes the array's items.</summary>
    public bool IsArray { get; init; }

    /// <summary>
    /// Whether <see cref="Domain"/> is the type of the array's items rather than of the whole column.
    /// </summary>
    internal bool HasItemDomain { get; init; }

    /// <summary>The column as a domain's rule sees it.</summary>
    internal CatalogColumn UnderDomain =>
        HasItemDomain ? this with { Type = Item, IsArray = false } : this;

    /// <summary>The base type; for an array, that of its items.</summary>
    internal string Item => IsArray ? ElementOf(Type) : Type;

    internal static string ElementOf(string type) =>
        type.EndsWith("[]", StringComparison.Ordinal) ? type[..^2] : type;

    /// <summary>Whether the type itself bounds the value, not just a CHECK.</summary>
    public bool HasRange =>
        Item is "smallint" or "integer" or "bigint" or "real"
        || Precision is not null
        || EnumLabels is not null;

    /// <summary>citext can be in any schema.</summary>
    public bool IsText =>
        Item is "text" or "character varying" or "bpchar" or "citext"
        || Item.EndsWith(".citext", StringComparison.Ordinal);
}

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

    /// <summary>
    /// A value that the column's type can't read: invalid JSON, or a range that ends before it begins.
    /// </summary>
    Malformed,

    /// <summary>A value for a column that only PostgreSQL may set.</summary>
    Given,

    /// <summary>A generated column whose expression raises an error.</summary>
    Derivation,

    /// <summary>A value that an index's expression can't read.</summary>
    Unreadable,

    /// <summary>A row that fits no partition.</summary>
    Partition,

    /// <summary>A MATCH FULL foreign key with only some of its columns given.</summary>
    AllOrNone,
}

/// <summary>A rule of a table. Rules without a constraint are named as in <see cref="ConstraintKey"/>.</summary>
/// <param name="Columns">
/// The columns it covers, in the constraint's order; for an expression, those it mentions.
/// </param>
/// <param name="Expression">For a CHECK or domain constraint, as PostgreSQL prints it.</param>
/// <param name="ReferencedTable">Set for a foreign key.</param>
public sealed record CatalogRule(
    ConstraintKey Key,
    RuleKind Kind,
    IReadOnlyList<string> Columns,
    string? Expression = null,
    string? Comment = null,
    (string Schema, string Table)? ReferencedTable = null
)
{
    /// <summary>
    /// The constraint's own name if the key is a short one: PostgreSQL 18 names NOT NULL constraints.
    /// </summary>
    public string? ConstraintName { get; init; }

    /// <summary>What people call the rule.</summary>
    public string Name => ConstraintName ?? Key.Name;

    /// <summary>A rule without a constraint of its own.</summary>
    internal static CatalogRule Demand(string schema, string table, RuleKind kind, string column)
    {
        var letter = kind switch
        {
            RuleKind.NotNull => 'n',
            RuleKind.Range => 'r',
            RuleKind.Length => 'l',
            RuleKind.Unstorable => 't',
            RuleKind.IndexSize => 'i',
            RuleKind.Malformed => 'f',
            RuleKind.Given => 'a',
            RuleKind.Derivation => 'g',
            RuleKind.Unreadable => 'x',
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return new(new(schema, table, $"{letter}:{column}"), kind, [column]);
    }

    /// <summary>
    /// What a generated column requires of the columns it is computed from; its own name comes first.
    /// </summary>
    internal static CatalogRule Derivation(CatalogTable table, CatalogColumn column) =>
        Demand(table.Schema, table.Name, RuleKind.Derivation, column.Name) with
        {
            Columns = [column.Name, .. table.Sources(column)],
        };

    /// <summary>For a partition's own rule: which rows the partition takes, and the partition's table.</summary>
    public CatalogPartition? Partition { get; init; }

    /// <summary>Set for a unique, primary key or exclusion rule.</summary>
    public CatalogIndex? Index { get; init; }

    /// <summary>Set for a foreign key.</summary>
    public CatalogReference? Reference { get; init; }
}

/// <param name="Keys">Each key's expression, as PostgreSQL prints it.</param>
/// <param name="Operators">
/// One per key, with its schema: the operator by which two values are equal, or exclude each other.
/// </param>
/// <param name="Predicate">Set for a partial index.</param>
/// <param name="ReadColumns">Every column that a key or the predicate reads.</param>
public sealed record CatalogIndex(
    IReadOnlyList<string> Keys,
    IReadOnlyList<string> Operators,
    string? Predicate,
    bool NullsNotDistinct,
    IReadOnlyList<string> ReadColumns
)
{
    /// <summary>One per key, as SQL writes it; empty if the key has no collation.</summary>
    internal IReadOnlyList<string> Collations { get; init; } = [];

    /// <summary>One per key: whether its type has a hash function, which gives equal values equal hashes.</summary>
    internal IReadOnlyList<bool> IsHashed { get; init; } = [];

    /// <summary>One per key: the type to cast its text back to.</summary>
    internal IReadOnlyList<string> KeyTypes { get; init; } = [];
}

/// <param name="Within">A condition on the row.</param>
/// <param name="Columns">The columns that the condition reads.</param>
public sealed record CatalogPartition(
    string Schema,
    string Table,
    string Within,
    IReadOnlyList<string> Columns
);

public enum DeleteAction
{
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

/// <param name="Columns">The referenced columns, in the order of the rule's columns.</param>
/// <param name="IsFull">MATCH FULL: all columns or none.</param>
public sealed record CatalogReference(
    IReadOnlyList<string> Columns,
    DeleteAction OnDelete,
    bool IsFull
)
{
    /// <summary>Rows of the referenced table's child tables don't count.</summary>
    internal bool IsOnly { get; init; }

    /// <summary>One per column: compares the referenced value with the row's own.</summary>
    internal IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>The referenced columns' collations; empty if a column has none.</summary>
    internal IReadOnlyList<string> Collations { get; init; } = [];
}
