using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints.Reading;

/// <summary>
/// Collects a table's rules: its constraints and unique indexes, and what its columns' types require.
/// </summary>
internal sealed class RuleReader(
    IEnumerable<ConstraintRow> constraints,
    IEnumerable<IndexRow> indexes,
    IEnumerable<DomainRow> domains,
    IEnumerable<TriggerRow> triggers
)
{
    private readonly ILookup<uint, ConstraintRow> constraints = constraints.ToLookup(c => c.Table);
    private readonly ILookup<uint, IndexRow> indexes = indexes.ToLookup(i => i.Table);
    private readonly ILookup<string, DomainRow> domains = domains.ToLookup(d => d.Domain);
    private readonly ILookup<uint, TriggerRow> triggers = triggers.ToLookup(t => t.Table);

    public CatalogTable Describe(TableRow table, CatalogColumn[] columns)
    {
        var named = constraints[table.Id].ToList();
        IEnumerable<CatalogRule> rules =
        [
            .. columns.SelectMany(column => OfType(table, column, named)),
            .. named.Where(row => row.Type == 'c').Select(row => Check(table, row, columns)),
            .. indexes[table.Id].Where(i => i.IsRule).Select(row => Key(table, row, columns)),
            .. named
                .Where(row => row.Type == 'f')
                .SelectMany(row => References(Reference(table, row, columns))),
        ];
        return new(table.Schema, table.Name, columns, [.. rules])
        {
            Triggers = [.. triggers[table.Id].Select(TriggerReader.Read)],
            IsPartitioned = table.IsPartitioned,
            HasHeirs = table.HasHeirs,
        };
    }

    /// <summary>A partition's rules that the whole table doesn't have.</summary>
    public IEnumerable<CatalogRule> Own(TableRow partition, CatalogTable described)
    {
        var inherited = constraints[partition.Id]
            .Where(row => !row.IsOwn || row.Type == 'n')
            .Select(row => row.Name)
            .Concat(indexes[partition.Id].Where(i => i.Parent is not null).Select(i => i.Name))
            .ToHashSet();
        return described.Rules.Where(rule =>
            (rule.Reference is not null || rule.Index is not null || rule.Kind == RuleKind.Check)
            && !inherited.Contains(rule.Key.Name)
        );
    }

    private IEnumerable<CatalogRule> OfType(
        TableRow table,
        CatalogColumn column,
        List<ConstraintRow> named
    )
    {
        var own = named.Find(row => row.Type == 'n' && row.Columns.Contains(column.Number));
        return Demands(table, column)
            .Select(kind => CatalogRule.Demand(table.Schema, table.Name, kind, column.Name))
            .Select(rule =>
                rule.Kind == RuleKind.NotNull
                    ? rule with
                    {
                        ConstraintName = own?.Name,
                        Comment = own?.Comment,
                    }
                    : rule
            )
            .Concat(domains[column.Domain ?? ""].Select(domain => Domain(table, column, domain)));
    }

    private IEnumerable<RuleKind> Demands(TableRow table, CatalogColumn column)
    {
        (RuleKind Kind, bool IsMade)[] demands =
        [
            (RuleKind.NotNull, !column.IsNullable),
            (RuleKind.Range, column.HasRange),
            (RuleKind.Length, column.MaxLength is not null),
            (RuleKind.Unstorable, column.IsText),
            (RuleKind.IndexSize, column.IsText && indexes[table.Id].Any(i => Reads(i, column))),
        ];
        return demands.Where(demand => demand.IsMade).Select(demand => demand.Kind);
    }

    private static CatalogRule Domain(TableRow table, CatalogColumn column, DomainRow domain) =>
        new(
            new(table.Schema, table.Name, $"d:{column.Name}:{domain.Name}"),
            RuleKind.Domain,
            [column.Name],
            domain.Expression,
            domain.Comment
        )
        {
            ConstraintName = domain.Name,
        };

    private static bool Reads(IndexRow index, CatalogColumn column) =>
        index.Columns.Contains(column.Number) || index.ReadColumns.Contains(column.Number);

    private static CatalogRule Check(TableRow table, ConstraintRow row, CatalogColumn[] columns) =>
        new(
            new(table.Schema, table.Name, row.Name),
            RuleKind.Check,
            Names(columns, row.Columns),
            row.Expression,
            row.Comment
        );

    private static CatalogRule Reference(
        TableRow table,
        ConstraintRow row,
        CatalogColumn[] columns
    ) =>
        new(
            new(table.Schema, table.Name, row.Name),
            RuleKind.ForeignKey,
            Names(columns, row.Columns),
            Comment: row.Comment,
            ReferencedTable: (row.ReferencedSchema!, row.ReferencedTable!)
        )
        {
            Reference = new(row.ReferencedColumns!, OnDelete(row.DeleteType), row.IsFull)
            {
                IsOnly = row.IsOnly,
                Operators = row.Operators,
                Collations = row.Collations,
            },
        };

    private static CatalogRule[] References(CatalogRule rule) =>
        rule is { Reference.IsFull: true, Columns.Count: > 1 }
            ? [rule, rule with { Kind = RuleKind.AllOrNone }]
            : [rule];

    private static CatalogRule Key(TableRow table, IndexRow row, CatalogColumn[] columns)
    {
        var read = Names(columns, [.. row.Columns.Where(c => c > 0), .. row.ReadColumns]);
        var key = row
            .Columns.Zip(row.Keys)
            .SelectMany(key =>
                key.First > 0
                    ? Names(columns, [key.First])
                    : SqlParser.Parse(key.Second).Columns.Intersect(read)
            );
        return new(
            new(table.Schema, table.Name, row.Name),
            Kind(row),
            [.. key.Distinct()],
            Comment: row.Comment
        )
        {
            Index = new(row.Keys, row.Operators, row.Predicate, row.NullsNotDistinct, read)
            {
                Collations = row.Collations,
                KeyTypes = row.KeyTypes,
                IsHashed = row.IsHashed,
            },
        };
    }

    private static RuleKind Kind(IndexRow row) =>
        row.IsExclusion ? RuleKind.Exclusion
        : row.IsPrimary ? RuleKind.PrimaryKey
        : RuleKind.Unique;

    private static string[] Names(CatalogColumn[] columns, short[] numbers) =>
        [
            .. numbers
                .Distinct()
                .Select(number => Array.Find(columns, c => c.Number == number)?.Name)
                .OfType<string>(),
        ];

    private static DeleteAction OnDelete(char type) =>
        type switch
        {
            'r' => DeleteAction.Restrict,
            'c' => DeleteAction.Cascade,
            'n' => DeleteAction.SetNull,
            'd' => DeleteAction.SetDefault,
            _ => DeleteAction.NoAction,
        };
}
