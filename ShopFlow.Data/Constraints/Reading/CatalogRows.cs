namespace ShopFlow.Data.Constraints.Reading;

/// <param name="Within">Which rows a partition takes.</param>
/// <param name="HasHeirs">Whether other tables inherit from it.</param>
internal sealed record TableRow(
    uint Id,
    string Schema,
    string Name,
    string? ParentSchema,
    string? Parent,
    bool IsPartitioned,
    string? Within,
    bool HasHeirs
);

/// <param name="IsOnly">Rows of the referenced table's child tables don't count.</param>
/// <param name="IsOwn">Not inherited from a parent table.</param>
internal sealed record ConstraintRow(
    uint Table,
    string Name,
    char Type,
    short[] Columns,
    string? Expression,
    string? Comment,
    string? ReferencedSchema,
    string? ReferencedTable,
    string[]? ReferencedColumns,
    char DeleteType,
    bool IsFull,
    bool IsOnly,
    bool IsOwn,
    string[] Operators,
    string[] Collations
);

/// <param name="Columns">Zero stands for an expression.</param>
/// <param name="ReadColumns">
/// What expressions and the predicate read; empty if the index belongs to a constraint.
/// </param>
internal sealed record IndexRow(
    uint Table,
    string Name,
    bool IsRule,
    bool IsPrimary,
    string[] Keys,
    string[] Operators,
    string? Predicate,
    bool NullsNotDistinct,
    short[] Columns,
    short[] ReadColumns,
    string? Comment,
    string? ParentSchema,
    string? ParentTable,
    string? Parent,
    bool IsExclusion,
    string[] Collations,
    string[] KeyTypes,
    bool[] IsHashed
);

/// <param name="Source">Null for a language that isn't parsed here.</param>
internal sealed record TriggerRow(uint Table, bool OnInsert, bool OnUpdate, string? Source);

internal sealed record DomainRow(string Domain, string Name, string Expression, string? Comment);
