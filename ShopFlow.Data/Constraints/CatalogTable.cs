using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints;

/// <summary>A table as the database's catalogue holds it.</summary>
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

    /// <summary>Its rows stand in partitions; of every other table those of its heirs are not its own.</summary>
    public bool IsPartitioned { get; init; }

    /// <summary>Whether other tables inherit from it, and show their rows in it.</summary>
    public bool HasHeirs { get; init; }

    public IReadOnlyList<string> PrimaryKey =>
        Rules.FirstOrDefault(rule => rule.Kind == RuleKind.PrimaryKey)?.Columns ?? [];

    public CatalogColumn? Column(string name) => byName.GetValueOrDefault(name);

    /// <summary>The rule of that name: a constraint's own, or one of the short ones of <see cref="ConstraintKey"/>.</summary>
    public CatalogRule? Rule(string name) => Rules.FirstOrDefault(rule => rule.Key.Name == name);

    /// <summary>Triggers that may change a row before its rules are tried.</summary>
    internal IReadOnlyList<CatalogTrigger> Triggers { get; init; } = [];

    /// <summary>Whether the rules judge a row that a trigger may have changed.</summary>
    internal bool IsMended(bool isUpdate) =>
        Triggers.Any(trigger =>
            (isUpdate ? trigger.OnUpdate : trigger.OnInsert) && trigger.Columns is not { Count: 0 }
        );

    internal bool IsMended(bool isUpdate, string column) =>
        Triggers.Any(trigger =>
            (isUpdate ? trigger.OnUpdate : trigger.OnInsert)
            && trigger.Columns?.Contains(column) != false
        );

    /// <summary>The columns that a generated column is worked out from.</summary>
    internal IEnumerable<string> Sources(CatalogColumn column) =>
        column.IsGenerated
            ? SqlParser.Parse(column.Default!).Columns.Where(name => Column(name) is not null)
            : [];

    /// <summary>What a column's type or nullability demands, also where the catalogue does not know of it yet.</summary>
    internal CatalogRule Demanded(RuleKind kind, string column)
    {
        var demand = CatalogRule.Demand(Schema, Name, kind, column);
        return Rule(demand.Key.Name) ?? demand;
    }
}

/// <param name="Columns">Those that it may change; null when it may change any.</param>
internal sealed record CatalogTrigger(bool OnInsert, bool OnUpdate, IReadOnlyList<string>? Columns);

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
)
{
    /// <summary>The base type as a cast writes it, with its modifier.</summary>
    public string StoredAs { get; init; } = Type;

    /// <summary>The collation as SQL writes it, where it is not the type's own.</summary>
    public string? Collation { get; init; }

    /// <summary>What else is said of the type is said of the array's items.</summary>
    public bool IsArray { get; init; }

    /// <summary>Whether <see cref="Domain"/> is the type of an array's items, and not of the whole.</summary>
    internal bool HasItemDomain { get; init; }

    /// <summary>What a domain's rule sees of the column.</summary>
    internal CatalogColumn UnderDomain =>
        HasItemDomain ? this with { Type = Item, IsArray = false } : this;

    /// <summary>The base type, of an array its items'.</summary>
    internal string Item => IsArray ? ElementOf(Type) : Type;

    internal static string ElementOf(string type) =>
        type.EndsWith("[]", StringComparison.Ordinal) ? type[..^2] : type;

    /// <summary>Whether the type, and not only a CHECK, bounds the value.</summary>
    public bool HasRange =>
        Item is "smallint" or "integer" or "bigint" or "real"
        || Precision is not null
        || EnumLabels is not null;

    /// <summary>citext may stand in any schema.</summary>
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

    /// <summary>A value that its column's type cannot read: no JSON, a range that ends before it begins.</summary>
    Malformed,

    /// <summary>A value for what only PostgreSQL sets.</summary>
    Given,

    /// <summary>A generated column whose expression raises.</summary>
    Derivation,

    /// <summary>A value that an index's expression cannot read.</summary>
    Unreadable,

    /// <summary>A row that no partition takes.</summary>
    Partition,

    /// <summary>A foreign key of several columns of which only some are given, and that asks for all or none.</summary>
    AllOrNone,
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
)
{
    /// <summary>The constraint's own name where the key is not one: PostgreSQL 18 names NOT NULL constraints.</summary>
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

    /// <summary>What a generated column demands of the columns it is worked out from; its own comes first.</summary>
    internal static CatalogRule Derivation(CatalogTable table, CatalogColumn column) =>
        Demand(table.Schema, table.Name, RuleKind.Derivation, column.Name) with
        {
            Columns = [column.Name, .. table.Sources(column)],
        };

    /// <summary>Of a partition's own rule: the rows that it takes, and the table they stand in.</summary>
    public CatalogPartition? Partition { get; init; }

    /// <summary>Of a unique, primary key or exclusion rule.</summary>
    public CatalogIndex? Index { get; init; }

    /// <summary>Of a foreign key.</summary>
    public CatalogReference? Reference { get; init; }
}

/// <param name="Keys">Each key's expression, as PostgreSQL prints it.</param>
/// <param name="Operators">One per key, schema-qualified: by which two values are the same, or exclude each other.</param>
/// <param name="Predicate">Of a partial index.</param>
/// <param name="ReadColumns">Every column that a key or the predicate reads.</param>
public sealed record CatalogIndex(
    IReadOnlyList<string> Keys,
    IReadOnlyList<string> Operators,
    string? Predicate,
    bool NullsNotDistinct,
    IReadOnlyList<string> ReadColumns
)
{
    /// <summary>One per key as SQL writes it; empty for what has none.</summary>
    internal IReadOnlyList<string> Collations { get; init; } = [];

    /// <summary>One per key: whether its values have a hash that is the same where they are.</summary>
    internal IReadOnlyList<bool> IsHashed { get; init; } = [];

    /// <summary>One per key, to which its text can be cast back.</summary>
    internal IReadOnlyList<string> KeyTypes { get; init; } = [];
}

/// <param name="Within">A condition on the row.</param>
/// <param name="Columns">Those that the condition reads.</param>
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

/// <param name="Columns">The referenced columns, in the order of the rule's own.</param>
/// <param name="IsFull">MATCH FULL: either all columns or none.</param>
public sealed record CatalogReference(
    IReadOnlyList<string> Columns,
    DeleteAction OnDelete,
    bool IsFull
)
{
    /// <summary>Rows of the referenced table's heirs do not count.</summary>
    internal bool IsOnly { get; init; }

    /// <summary>One per column, between the referenced and the own value.</summary>
    internal IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>Of the referenced columns; empty for what has none.</summary>
    internal IReadOnlyList<string> Collations { get; init; } = [];
}
