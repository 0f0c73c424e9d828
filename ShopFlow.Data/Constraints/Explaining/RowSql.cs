using ShopFlow.Data.Constraints.Expressions;
using static ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// The proposed row as a derived table with the names of the table and its columns, so that expressions PostgreSQL
/// printed read the proposed values without any change.
/// </summary>
internal sealed class RowSql
{
    private readonly Dictionary<string, ColumnSql> columns;
    private readonly List<string> keys = [];
    private int parameters;

    public RowSql(ProposedRow row)
    {
        Table = row.Table;
        IsUpdate = row.IsUpdate;
        KeyColumns = row.Key is { } key ? [.. key.Select(part => part.Key)] : Table.PrimaryKey;
        columns = Table
            .Columns.Where(column => !column.IsGenerated)
            .ToDictionary(
                column => column.Name,
                column => new ColumnSql(Table, column, StateOf(row, column)),
                StringComparer.Ordinal
            );
        foreach (var column in Table.Columns.Where(column => column.IsGenerated))
        {
            var reads = SqlParser.Parse(column.Default!).Columns.Where(columns.ContainsKey);
            var isUnknown =
                StateOf(row, column) == ValueSource.Unknown
                || reads.Any(name => columns[name].IsUnknown);
            var given = isUnknown ? ValueSource.Unknown : ValueSource.Value;
            columns.Add(column.Name, new(Table, column, given));
        }
    }

    /// <summary>The SQL for a column's value. Sequences aren't read: that would use up a number.</summary>
    public static ValueSource StateOf(ProposedRow row, CatalogColumn column) =>
        row.Input(column.Name) is { } input ? input.Source
        : row.IsUpdate ? ValueSource.Unchanged
        : column.IsIdentity
        || column.Default?.Contains("nextval(", StringComparison.Ordinal) == true
            ? ValueSource.Unknown
        : ValueSource.Default;

    public CatalogTable Table { get; }

    public bool IsUpdate { get; }

    public IReadOnlyList<string> KeyColumns { get; }

    public ColumnSql this[string column] => columns[column];

    /// <summary>The keys, as parameters, of rows whose stored values no longer count; the updated row first.</summary>
    public IReadOnlyList<string> ReplacedKeys => keys;

    /// <summary>Numbers the parameters: first the given columns in the table's order, then the keys.</summary>
    public string From(int replacedRows)
    {
        var given = columns.Values.Where(column => !column.IsGenerated).ToList();
        var raw = List(given.Select(column => $"{column.Raw(Parameter)} AS {column.RawName}"));
        var source = IsUpdate ? $" FROM {TableName} AS {Name("~t")} WHERE {OwnKey()}" : "";
        for (var row = IsUpdate ? 1 : 0; row < replacedRows; row++)
        {
            keys.Add(Key());
        }

        var stored = List(given.Select(column => $"{column.Stored} AS {Name(column.Column)}"));
        var row0 = $"SELECT {stored}";
        return $"FROM (SELECT {raw}{source}) AS {Name("~raw")} CROSS JOIN LATERAL ({WithGenerated(row0)}) AS {Name(Table.Name)}";
    }

    public string TableName => Name(Table.Schema, Table.Name);

    private string WithGenerated(string row)
    {
        var generated = columns.Values.Where(column => column.IsGenerated).ToList();
        if (generated.Count == 0)
        {
            return row;
        }

        var raw = List(generated.Select(column => $"{column.RawGenerated} AS {column.RawName}"));
        var stored = List(generated.Select(column => $"{column.Stored} AS {Name(column.Column)}"));
        var table = Name(Table.Name);
        return $"SELECT {Name("~g")}.*, {stored} FROM (SELECT {table}.*, {raw} FROM ({row}) AS {table}) AS {Name("~g")}";
    }

    private string OwnKey()
    {
        keys.Add(Key());
        var own = KeyColumns.Select(column => $"{Name("~t")}.{Name(column)}");
        return $"({List(own)}) = {keys[0]}";
    }

    private string Key() =>
        $"({List(KeyColumns.Select(column => $"{Parameter()}::{Table.Column(column)!.Type}"))})";

    private string Parameter() => $"${++parameters}";
}
