using static ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>The condition under which the proposed row breaks a rule.</summary>
internal sealed class RuleSql(RowSql row)
{
    /// <summary>Null when the write cannot break the rule, or when that cannot be told before it.</summary>
    public string? Broken(CatalogRule rule)
    {
        var columns = Read(rule).Select(name => row[name]).ToList();
        if (columns.Any(column => column.IsUnknown))
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
            RuleKind.Unique or RuleKind.PrimaryKey or RuleKind.Exclusion when IsTouched(columns) =>
                Taken(rule.Index!),
            RuleKind.ForeignKey when IsTouched(columns) => Missing(rule, columns),
            _ => null,
        };
        return condition is null ? null : Guarded(rule, condition, columns);
    }

    /// <summary>
    /// What the row will hold under a unique rule, as text that can be compared with the other rows of the same write;
    /// columns that are not known yet are left out, for the caller to compare.
    /// </summary>
    public string? Signature(CatalogRule rule)
    {
        var index = rule.Index!;
        if (Expressions(rule).Any(name => row[name].IsUnknown))
        {
            return null;
        }

        var known = index.Keys.Where(key => PlainUnknown(rule, key) is null).ToList();
        var conditions = index.NullsNotDistinct ? [] : known.Select(key => $"({key}) IS NOT NULL");
        conditions = conditions.Append(index.Predicate ?? "TRUE");
        return $"CASE WHEN {All(conditions)} THEN ROW({List(known)})::text END";
    }

    /// <summary>Columns of the rule whose value is not known yet and stands alone as a key.</summary>
    public IEnumerable<string> Unknowns(CatalogRule rule) =>
        rule.Index!.Keys.Select(key => PlainUnknown(rule, key)).OfType<string>();

    private static IEnumerable<string> Read(CatalogRule rule) =>
        rule.Index?.ReadColumns ?? rule.Columns;

    private string? PlainUnknown(CatalogRule rule, string key) =>
        rule.Columns.FirstOrDefault(name =>
            row[name].IsUnknown && (key == name || key == Name(name))
        );

    private IEnumerable<string> Expressions(CatalogRule rule) =>
        rule.Index!.ReadColumns.Except(Unknowns(rule), StringComparer.Ordinal);

    private bool IsTouched(List<ColumnSql> columns) =>
        !row.IsUpdate || columns.Exists(column => !column.IsUnchanged);

    private static string Guarded(CatalogRule rule, string condition, List<ColumnSql> columns) =>
        rule.Kind is RuleKind.NotNull or RuleKind.Range or RuleKind.Length
            ? condition
            : All([
                condition,
                .. columns.Where(column => column.Fits is not null).Select(column => column.Guard),
            ]);

    private static string Domain(CatalogRule rule, ColumnSql column) =>
        $"(SELECT ({rule.Expression}) FROM (SELECT {column.StoredName} AS value) AS {Name("~d")}) IS FALSE";

    /// <summary>The subquery shows only the keys, so that other names in an expression mean the proposed row.</summary>
    private string Taken(CatalogIndex index)
    {
        var keys = index.Keys.Select((key, i) => $"{key} AS {Name($"~k{i}")}");
        var identity = row.KeyColumns.Select((name, i) => $"{Name(name)} AS {Name($"~p{i}")}");
        var where = index.Predicate is { } predicate ? $" WHERE {predicate}" : "";
        var table = $"{row.TableName} AS {Name(row.Table.Name)}";
        var taken = $"SELECT {List(keys.Concat(identity))} FROM {table}{where}";
        return $"EXISTS (SELECT FROM ({taken}) AS {Name("~x")} WHERE {All(Conditions(index))})";
    }

    private IEnumerable<string> Conditions(CatalogIndex index)
    {
        for (var i = 0; i < index.Keys.Count; i++)
        {
            var (stored, proposed) = ($"{Name("~x")}.{Name($"~k{i}")}", $"({index.Keys[i]})");
            var equal = $"{stored} {index.Operators?[i] ?? "="} {proposed}";
            yield return index.NullsNotDistinct
                ? $"({equal} OR {stored} IS NULL AND {proposed} IS NULL)"
                : equal;
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

    private string Missing(CatalogRule rule, List<ColumnSql> columns)
    {
        var (schema, table) = rule.ReferencedTable!.Value;
        var referenced = rule.Reference!.Columns;
        var pairs = referenced.Zip(columns, (r, c) => (Referenced: Name(r), Own: c.StoredName));
        var here = pairs.ToList();
        var match = here.Select(pair => $"{Name("~r")}.{pair.Referenced} = {pair.Own}");
        var isSelf = (schema, table) == (row.Table.Schema, row.Table.Name);
        var self = here.Select(pair => $"{Name(table)}.{pair.Referenced} = {pair.Own}");
        var missing = All([
            .. here.Select(pair => $"{pair.Own} IS NOT NULL"),
            $"NOT EXISTS (SELECT FROM {Name(schema, table)} AS {Name("~r")} WHERE {All(match)})",
            .. isSelf ? [$"({All(self)}) IS NOT TRUE"] : Array.Empty<string>(),
        ]);
        var partly =
            $"num_nulls({List(here.Select(pair => pair.Own))}) BETWEEN 1 AND {here.Count - 1}";
        return rule.Reference.IsFull && here.Count > 1 ? $"(({missing}) OR {partly})" : missing;
    }
}
