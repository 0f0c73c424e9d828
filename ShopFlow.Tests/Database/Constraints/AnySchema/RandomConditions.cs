namespace ShopFlow.Tests.Database.Constraints.AnySchema;

/// <summary>Generates CHECKs over one or more columns. None of them raises an error when it is evaluated.</summary>
internal sealed class RandomConditions(Random random, IReadOnlyList<AnyColumn> columns)
{
    private static readonly string[] Operators = ["=", "<>", "<", "<=", ">", ">=", "<>"];
    private static readonly string[] Numbers =
    [
        "0",
        "1",
        "2",
        "5.00",
        "7.7",
        "50",
        "100",
        "-1",
        "0.01",
    ];
    private static readonly string[] Words = ["'a'", "'b'", "'bad'", "'AB'", "'abcd'", "''"];

    public string Next(int depth) =>
        depth == 0
            ? Leaf()
            : random.Next(6) switch
            {
                0 => $"({Next(depth - 1)} and {Next(depth - 1)})",
                1 or 2 => $"({Next(depth - 1)} or {Next(depth - 1)})",
                3 => $"not ({Next(depth - 1)})",
                4 => $"(({Next(depth - 1)}) is {One("true", "not false", "not true")})",
                _ => Leaf(),
            };

    private string Leaf()
    {
        var column = columns[random.Next(columns.Count)];
        var other = columns[random.Next(columns.Count)];
        return random.Next(8) switch
        {
            0 => $"num_nonnulls({column.Sql}, {other.Sql}) {One("=", ">=", "<=")} 1",
            1 => $"({column.Sql} is null or {other.Sql} is not null)",
            2 when column.IsNumber && other.IsNumber && column != other =>
                $"{column.Sql} {One("<=", "<>", ">")} {other.Sql}",
            _ => Test(column),
        };
    }

    private string Test(AnyColumn column) =>
        column switch
        {
            { IsNumber: true } => Number(column.Sql),
            { IsText: true } => Text(column),
            { Property: nameof(AnyRow.Day) } =>
                $"{column.Sql} {One("<", ">=")} '{One("2026-06-01", "2000-01-01")}'",
            { Property: nameof(AnyRow.Active) } => $"{One("", "not ")}{column.Sql}",
            { Property: nameof(AnyRow.Tags) } => Tags(column.Sql),
            { Property: nameof(AnyRow.Rates) } =>
                $"{random.Next(3)} {One("<", "<>", "<=")} all ({column.Sql})",
            { Property: nameof(AnyRow.Span) } =>
                $"{One("not isempty", "lower_inc", "not upper_inf")}({column.Sql})",
            _ => $"{column.Sql} is {One("", "not ")}null",
        };

    private string Number(string column) =>
        random.Next(6) switch
        {
            0 => $"{column} between {One("-1", "0", "1")} and {One("5", "50", "100")}",
            1 => $"{column} {One("in", "not in")} ({One(Numbers)}, {One(Numbers)})",
            2 => $"coalesce({column}, 0) {One(Operators)} {One(Numbers)}",
            3 => $"{column} is {One("", "not ")}distinct from {One(Numbers)}",
            _ => $"{column} {One(Operators)} {One(Numbers)}",
        };

    private string Text(AnyColumn column) =>
        random.Next(column.Type.EndsWith("ci", StringComparison.Ordinal) ? 6 : 8) switch
        {
            0 => $"length({column.Sql}) between {random.Next(2)} and {random.Next(2, 6)}",
            1 => $"btrim({column.Sql}) <> ''",
            2 => $"{One("lower", "upper")}({column.Sql}) = {column.Sql}",
            3 => $"{column.Sql} {One("in", "not in")} ({One(Words)}, {One(Words)})",
            6 => $"{column.Sql} ~ '^[a-z ]*$'",
            7 => $"{column.Sql} like 'a%'",
            _ => $"{column.Sql} {One("=", "<>")} {One(Words)}",
        };

    private string Tags(string column) =>
        random.Next(3) switch
        {
            0 => $"cardinality({column}) between 1 and {random.Next(2, 5)}",
            1 => $"not ('bad' = any ({column}))",
            _ => $"array_position({column}, null) is null",
        };

    private string One(params string[] items) => items[random.Next(items.Length)];
}
