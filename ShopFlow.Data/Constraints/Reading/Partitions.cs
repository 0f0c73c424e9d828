using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints.Reading;

/// <summary>
/// Maps a partition, and its index, to the table that people know, and adds to that table what its partitions require
/// of their rows beyond the table's own rules.
/// </summary>
internal sealed class Partitions
{
    private readonly RuleReader rules;
    private readonly Dictionary<(string Schema, string Name), TableRow> rows;
    private readonly Dictionary<TableRow, CatalogTable> described;
    private readonly ILookup<TableRow, TableRow> leaves;

    private Partitions(
        IReadOnlyList<TableRow> tables,
        RuleReader rules,
        Func<TableRow, CatalogColumn[]> columns
    )
    {
        this.rules = rules;
        rows = tables.ToDictionary(table => (table.Schema, table.Name));
        described = tables.ToDictionary(
            table => table,
            table => rules.Describe(table, columns(table))
        );
        leaves = tables.Where(table => table.Within is not null).ToLookup(Whole);
    }

    public static IReadOnlyList<CatalogTable> Gather(
        IReadOnlyList<TableRow> tables,
        RuleReader rules,
        Func<TableRow, CatalogColumn[]> columns
    )
    {
        var partitions = new Partitions(tables, rules, columns);
        return [.. tables.Select(partitions.Gathered)];
    }

    /// <summary>A key without a name stands for the table itself.</summary>
    public static Dictionary<ConstraintKey, ConstraintKey> Read(
        IReadOnlyList<TableRow> tables,
        IReadOnlyList<IndexRow> indexes
    )
    {
        var byId = tables.ToDictionary(table => table.Id);
        var parents = new Dictionary<ConstraintKey, ConstraintKey>();
        foreach (var table in tables.Where(table => table.Parent is not null))
        {
            parents[new(table.Schema, table.Name, "")] = new(
                table.ParentSchema!,
                table.Parent!,
                ""
            );
        }

        foreach (var index in indexes.Where(index => index.Parent is not null))
        {
            var table = byId[index.Table];
            parents[new(table.Schema, table.Name, index.Name)] = new(
                index.ParentSchema!,
                index.ParentTable!,
                index.Parent!
            );
        }

        return parents;
    }

    private CatalogTable Gathered(TableRow table)
    {
        var whole = described[table];
        return table is { IsPartitioned: true, Parent: null }
            ? whole with
            {
                Rules =
                [
                    .. whole.Rules,
                    .. leaves[table].SelectMany(leaf => Own(leaf, whole)),
                    Place(whole, [.. leaves[table].Select(leaf => leaf.Within!)]),
                ],
            }
            : whole;
    }

    private TableRow Whole(TableRow table) =>
        table.Parent is { } parent ? Whole(rows[(table.ParentSchema!, parent)]) : table;

    private IEnumerable<CatalogRule> Own(TableRow leaf, CatalogTable whole)
    {
        var partition = new CatalogPartition(
            leaf.Schema,
            leaf.Name,
            leaf.Within!,
            ReadBy([leaf.Within!], whole)
        );
        return rules
            .Own(leaf, described[leaf])
            .Select(rule =>
                rule with
                {
                    Key = new(whole.Schema, whole.Name, rule.Key.Name),
                    Partition = partition,
                }
            );
    }

    private static CatalogRule Place(CatalogTable whole, IReadOnlyList<string> conditions) =>
        new(
            new(whole.Schema, whole.Name, $"p:{whole.Name}"),
            RuleKind.Partition,
            ReadBy(conditions, whole),
            string.Join(" OR ", conditions.DefaultIfEmpty("FALSE"))
        );

    private static string[] ReadBy(IReadOnlyList<string> conditions, CatalogTable whole)
    {
        var read = conditions.SelectMany(one => SqlParser.Parse(one).Columns).ToHashSet();
        return [.. whole.Columns.Select(column => column.Name).Where(read.Contains)];
    }
}
