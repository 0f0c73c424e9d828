namespace ShopFlow.Data.Constraints.Expressions;

/// <summary>Reads a column's hint from its type, its nullability and every rule that mentions it.</summary>
internal static class HintReader
{
    public static FieldHint Read(CatalogTable table, string columnName) =>
        table.Column(columnName) is { } column
            ? new([.. Limits(table, column)], column.Comment)
            : FieldHint.None;

    /// <summary>
    /// Missing values come first, then what the database would round, then the rules, then the type: a rule that a DBA
    /// wrote speaks before the limits of an integer do.
    /// </summary>
    private static IEnumerable<FieldLimit> Limits(CatalogTable table, CatalogColumn column)
    {
        var derived = table
            .Rules.Where(rule => rule.Kind is RuleKind.Check or RuleKind.Domain)
            .Where(rule => rule.Columns.Contains(column.Name, StringComparer.Ordinal))
            .SelectMany(rule => LimitReader.Read(rule, column).Limits)
            .ToList();
        var isFilledIn = column.Default is not null || column.IsGenerated || column.IsIdentity;
        return Nullability(table, column)
            .Concat(derived)
            .Where(limit => limit is not FieldLimit.Required || !isFilledIn)
            .Concat(TypeLimits(table, column))
            .Concat(Storable(table, column))
            .OrderBy(limit =>
                limit switch
                {
                    FieldLimit.Required => 0,
                    FieldLimit.Step { Rule.Kind: RuleKind.Range } => 1,
                    _ => 2,
                }
            );
    }

    private static IEnumerable<FieldLimit> Nullability(CatalogTable table, CatalogColumn column) =>
        column.IsNullable
            ? []
            : [new FieldLimit.Required(table.Demanded(RuleKind.NotNull, column.Name))];

    private static IEnumerable<FieldLimit> Storable(CatalogTable table, CatalogColumn column) =>
        column.IsText
            ? [new FieldLimit.Storable(table.Demanded(RuleKind.Unstorable, column.Name))]
            : [];

    /// <summary>What the array's type requires of each item.</summary>
    public static IReadOnlyList<FieldLimit> OfItems(CatalogTable table, CatalogColumn array) =>
        TypeLimits(table, array with { Type = array.Item, IsArray = false });

    private static FieldLimit[] TypeLimits(CatalogTable table, CatalogColumn column)
    {
        var range = table.Demanded(RuleKind.Range, column.Name);
        return column switch
        {
            { IsArray: true } => [],
            { EnumLabels: { } labels } => [new FieldLimit.OneOf(range, labels)],
            { MaxLength: { } length, Type: "character varying" or "character" or "bpchar" } =>
            [
                new FieldLimit.MaxLength(table.Demanded(RuleKind.Length, column.Name), length),
            ],
            { Type: "numeric", Precision: { } precision, Scale: { } scale }
                when scale is >= -28 and <= 28
                    && precision <= 28
                    && precision - scale is >= -28 and <= 28 => Numeric(range, precision, scale),
            { Type: "smallint" } => Whole(range, short.MinValue, short.MaxValue),
            { Type: "integer" } => Whole(range, int.MinValue, int.MaxValue),
            { Type: "bigint" } => Whole(range, long.MinValue, long.MaxValue),
            _ => [],
        };
    }

    private static FieldLimit[] Whole(CatalogRule range, decimal min, decimal max) =>
        [
            new FieldLimit.Step(range, 1),
            new FieldLimit.Min(range, min),
            new FieldLimit.Max(range, max),
        ];

    private static FieldLimit[] Numeric(CatalogRule range, int precision, int scale)
    {
        var step = Power.OfTen(-scale);
        var most = Power.OfTen(precision - scale) - step;
        return
        [
            new FieldLimit.Step(range, step),
            new FieldLimit.Min(range, -most),
            new FieldLimit.Max(range, most),
        ];
    }
}
