using Npgsql;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// One SELECT that checks a proposed row against every rule of its table. Its text consists only of catalogue
/// expressions and quoted names; values are always parameters.
/// </summary>
internal sealed class ExplainStatement
{
    private ExplainStatement(
        string text,
        IReadOnlyList<CatalogRule> rules,
        IReadOnlyList<UniqueRule> uniques
    )
    {
        Text = text;
        Rules = rules;
        UniqueRules = uniques;
    }

    private string Text { get; }

    /// <summary>What the numbers in the answer stand for.</summary>
    private IReadOnlyList<CatalogRule> Rules { get; }

    private IReadOnlyList<UniqueRule> UniqueRules { get; }

    /// <summary>The same SQL serves every row with the same columns.</summary>
    public static string Shape(ProposedRow row, int replacedRows) =>
        string.Concat(
            row.Table.Schema,
            "\0",
            row.Table.Name,
            "\0",
            string.Concat(row.Table.Columns.Select(column => (int)RowSql.StateOf(row, column))),
            row.IsUpdate ? "u" : "i",
            replacedRows,
            string.Concat((row.Key ?? []).Select(part => $"\0{part.Key}"))
        );

    public static ExplainStatement Build(
        ProposedRow row,
        int replacedRows,
        IReadOnlyList<CatalogRule>? tried = null
    )
    {
        var rowSql = new RowSql(row);
        var from = rowSql.From(replacedRows);
        var ruleSql = new RuleSql(rowSql);

        var rules = new List<CatalogRule>();
        var arms = new List<string>();
        foreach (var rule in tried ?? row.Table.Rules)
        {
            if (ruleSql.Broken(rule) is { } broken)
            {
                arms.Add($"CASE WHEN {broken} THEN {rules.Count} END");
                rules.Add(rule);
            }
        }

        var uniques = Uniques(tried ?? row.Table.Rules, ruleSql);
        var text = $"""
            SELECT array_remove(ARRAY[{string.Join(",\n", arms)}]::int[], NULL),
            ARRAY[{string.Join(",\n", uniques.Select(unique => unique.Signature))}]::text[]
            {(tried is null ? Derived(rowSql) : "")} {from}
            """;
        return new(text, rules, uniques);
    }

    /// <summary>What a row holds under its unique rules, without checking what it breaks.</summary>
    public static ExplainStatement Signatures(ProposedRow row)
    {
        var rowSql = new RowSql(row);
        var from = rowSql.From(row.IsUpdate ? 1 : 0);
        var uniques = Uniques(row.Table.Rules, new RuleSql(rowSql));
        var signatures = string.Join(",\n", uniques.Select(unique => unique.Signature));
        return new($"SELECT ARRAY[]::int[], ARRAY[{signatures}]::text[] {from}", [], uniques);
    }

    /// <summary>Computes a single generated column.</summary>
    public static NpgsqlBatchCommand Derive(ProposedRow row, string column)
    {
        var rowSql = new RowSql(row);
        var from = rowSql.From(row.IsUpdate ? 1 : 0);
        var text = $"SELECT num_nulls({rowSql[column].StoredName}) {from}";
        return new ExplainStatement(text, [], []).Command(row, []);
    }

    private static List<UniqueRule> Uniques(IReadOnlyList<CatalogRule> rules, RuleSql ruleSql) =>
        [
            .. rules
                .Where(rule => rule.Kind is RuleKind.Unique or RuleKind.PrimaryKey)
                .Select(rule => new UniqueRule(
                    rule,
                    ruleSql.Signature(rule),
                    [.. ruleSql.Unknowns(rule)]
                ))
                .Where(unique => unique.Signature is not null),
        ];

    /// <summary>A generated column may raise an error even if no rule reads it.</summary>
    private static string Derived(RowSql row)
    {
        var generated = row.Table.Columns.Where(column => column.IsGenerated).ToList();
        return generated.Count == 0
            ? ""
            : $", num_nulls({Sql.List(generated.Select(column => row[column.Name].StoredName))})";
    }

    public Answer Read(NpgsqlDataReader reader, ProposedRow row) =>
        reader.HasRows
            ? new(
                row,
                [.. reader.GetFieldValue<int[]>(0).Select(n => Rules[n])],
                [.. UniqueRules.Zip(reader.GetFieldValue<string?[]>(1))]
            )
            : new Answer(row, [], []) { IsGone = true };

    /// <summary>What a row will hold under one rule; null if that isn't known yet.</summary>
    public static NpgsqlBatchCommand? Keys(ProposedRow row, CatalogRule rule)
    {
        var rowSql = new RowSql(row);
        var from = rowSql.From(row.IsUpdate ? 1 : 0);
        return new RuleSql(rowSql).Keys(rule) is { } keys
            ? new ExplainStatement($"SELECT ARRAY[{keys}]::text[] {from}", [], []).Command(row, [])
            : null;
    }

    public NpgsqlBatchCommand Command(ProposedRow row, IEnumerable<ProposedRow> replaced)
    {
        var command = new NpgsqlBatchCommand(Text);
        var values = row
            .Table.Columns.Where(column => !column.IsGenerated)
            .Select(column => row.Input(column.Name))
            .Where(input => input?.Source is ValueSource.Value or ValueSource.Increment)
            .Select(input => input!.Parameter!);
        var keys = replaced
            .Prepend(row)
            .SelectMany(one => one.Key ?? [])
            .Select(part => part.Value);
        foreach (var parameter in values.Concat(keys))
        {
            command.Parameters.Add(parameter.Clone());
        }

        return command;
    }
}

/// <param name="Unknowns">Columns that the signature leaves out.</param>
internal sealed record UniqueRule(
    CatalogRule Rule,
    string? Signature,
    IReadOnlyList<string> Unknowns
);
