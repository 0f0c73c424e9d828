using static ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>The condition under which the proposed row breaks a rule.</summary>
internal sealed class RuleSql(RowSql row)
{
    /// <summary>Null if the write can't break the rule, or if only the write itself can tell.</summary>
    public string? Broken(CatalogRule rule)
    {
        var columns = Read(rule).Select(name => row[name]).ToList();
        if (columns.Exists(column => column.IsUnknown))
        {
            return null;
        }

        var condition = rule.Kind switch
        {
            RuleKind.NotNull => $"{columns[0].RawName} IS NULL",
            RuleKind.Range or RuleKind.Length when columns[0].Fits is { } fits =>
                $"({fits}) IS FALSE",
            RuleKind.Domain when !columns[0].IsUnchanged => Domain(rule, columns[0]),
            RuleKind.Check => $"({rule.Expression}) IS FALSE",
            RuleKind.Partition => $"({rule.Expression}) IS NOT TRUE",
            RuleKind.Unique or RuleKind.PrimaryKey or RuleKind.Exclusion when IsTouched(columns) =>
                Taken(rule),
            RuleKind.ForeignKey when IsTouched(columns) => Missing(rule),
            RuleKind.AllOrNone when IsTouched(columns) =>
                $"num_nulls({List(columns.Select(column => column.StoredName))}) BETWEEN 1 AND {columns.Count - 1}",
            _ => null,
        };
        return condition is null ? null : Guarded(rule, condition, columns);
    }

    /// <summary>
    /// What the row will hold under a unique rule, as text that is equal if the rule treats the values as equal.
    /// Columns that aren't known yet are left out; the caller compares them.
    /// </summary>
    public string? Signature(CatalogRule rule)
    {
        var index = rule.Index!;
        if (
            Read(rule)
                .Except(Unknowns(rule), StringComparer.Ordinal)
                .Any(name => row[name].IsUnknown)
        )
        {
            return null;
        }

        var known = index.Keys.Index().Where(key => PlainUnknown(rule, key.Item) is null).ToList();
        var conditions = index.NullsNotDistinct
            ? []
            : known.Select(key => $"({key.Item}) IS NOT NULL");
        return $"CASE WHEN {All(conditions.Concat(Subject(rule)))} THEN {index.Hash(known)} END";
    }

    /// <summary>
    /// Whether a rule applies to the row at all, and what the row will hold under it, as text that can be cast back.
    /// </summary>
    public string? Keys(CatalogRule rule) =>
        Read(rule).Any(name => row[name].IsUnknown)
            ? null
            : List(
                rule.Index!.Keys.Select(key => $"({key})::text")
                    .Prepend($"coalesce({All(Subject(rule))}, FALSE)::text")
            );

    /// <summary>Key columns of the rule whose values aren't known yet.</summary>
    public IEnumerable<string> Unknowns(CatalogRule rule) =>
        rule.Index!.Keys.Select(key => PlainUnknown(rule, key)).OfType<string>();

    private static IEnumerable<string> Read(CatalogRule rule) =>
        (rule.Index?.ReadColumns ?? rule.Columns).Union(
            rule.Partition?.Columns ?? [],
            StringComparer.Ordinal
        );

    private string? PlainUnknown(CatalogRule rule, string key) =>
        rule.Columns.FirstOrDefault(name =>
            row[name].IsUnknown && (key == name || key == Name(name))
        );

    private bool IsTouched(List<ColumnSql> columns) =>
        !row.IsUpdate || columns.Exists(column => !column.IsUnchanged);

    /// <summary>A partition's rule applies only to the rows of that partition.</summary>
    private static string Guarded(CatalogRule rule, string condition, List<ColumnSql> columns) =>
        rule.Kind is RuleKind.NotNull or RuleKind.Range or RuleKind.Length
            ? condition
            : All([
                .. columns.Where(column => column.Fits is not null).Select(column => column.Guard),
                .. rule.Partition is { } partition
                    ? [$"({partition.Within})"]
                    : Array.Empty<string>(),
                condition,
            ]);

    private static string Domain(CatalogRule rule, ColumnSql column)
    {
        var value = column.HasItemDomain
            ? $"SELECT unnest({column.StoredName}) AS value"
            : $"SELECT {column.StoredName} AS value";
        return $"EXISTS (SELECT FROM ({value}) AS {Name("~d")} WHERE ({rule.Expression}) IS FALSE)";
    }

    private IEnumerable<string> Subject(CatalogRule rule) =>
        [
            $"({rule.Index!.Predicate ?? "TRUE"})",
            $"({rule.Partition?.Within ?? "TRUE"})",
            .. Read(rule)
                .Select(name => row[name])
                .Where(column => column.Fits is not null)
                .Select(column => column.Guard),
        ];

    /// <summary>
    /// The subquery exposes only the keys, so that other names in an expression refer to the proposed row.
    /// </summary>
    private string Taken(CatalogRule rule)
    {
        var index = rule.Index!;
        var keys = index.Keys.Select((key, i) => $"{key} AS {Name($"~k{i}")}");
        var identity = row.KeyColumns.Select((name, i) => $"{Name(name)} AS {Name($"~p{i}")}");
        var where = index.Predicate is { } predicate ? $" WHERE {predicate}" : "";
        var name = rule.Partition is { } partition
            ? Name(partition.Schema, partition.Table)
            : row.TableName;
        var only = rule.Partition is null && row.Table.IsPartitioned ? "" : "ONLY ";
        var table = $"{only}{name} AS {Name(row.Table.Name)}";
        var taken = $"SELECT {List(keys.Concat(identity))} FROM {table}{where}";
        return $"EXISTS (SELECT FROM ({taken}) AS {Name("~x")} WHERE {All(Conditions(index))})";
    }

    private IEnumerable<string> Conditions(CatalogIndex index)
    {
        for (var i = 0; i < index.Keys.Count; i++)
        {
            yield return index.Same(i, $"{Name("~x")}.{Name($"~k{i}")}", $"({index.Keys[i]})");
        }

        if (index.Predicate is { } predicate)
        {
            yield return predicate;
        }

        if (row.ReplacedKeys.Count > 0)
        {
            var own = row.KeyColumns.Select((_, i) => $"{Name("~x")}.{Name($"~p{i}")}");
            yield return $"({List(own)}) NOT IN ({List(row.ReplacedKeys)})";
        }
    }

    private string Missing(CatalogRule rule)
    {
        var (schema, table) = rule.ReferencedTable!.Value;
        var reference = rule.Reference!;
        var own = rule.Columns.Select(name => row[name]).ToList();
        var match = own.Select((value, i) => reference.Same(i, Name("~r"), value));
        var self = own.Select((value, i) => reference.Same(i, Name(table), value));
        var isSelf = (schema, table) == (row.Table.Schema, row.Table.Name);
        var only = reference.IsOnly ? "ONLY " : "";
        return All([
            .. own.Select(value => $"{value.StoredName} IS NOT NULL"),
            $"NOT EXISTS (SELECT FROM {only}{Name(schema, table)} AS {Name("~r")} WHERE {All(match)})",
            .. isSelf ? [$"({All(self)}) IS NOT TRUE"] : Array.Empty<string>(),
        ]);
    }
}
