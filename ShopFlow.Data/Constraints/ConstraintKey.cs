namespace ShopFlow.Data.Constraints;

/// <summary>
/// Names a rule: the same constraint name may stand on two tables, so the table belongs to it. Rules without a
/// constraint of their own are named by kind and column: <c>n:column</c> NOT NULL, <c>r:column</c> the type's range,
/// <c>l:column</c> its length, <c>t:column</c> text that cannot be stored, <c>i:column</c> too large for its index,
/// <c>d:column:name</c> a domain's constraint.
/// </summary>
public readonly record struct ConstraintKey(string Schema, string Table, string Name)
{
    public override string ToString() => $"{Schema}.{Table}.{Name}";
}
