namespace ShopFlow.Data.Constraints.Explaining;

internal static class Sql
{
    public static string Name(string name) =>
        $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Name(string schema, string name) => $"{Name(schema)}.{Name(name)}";

    public static string Literal(string text) =>
        $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string All(IEnumerable<string> conditions) => string.Join(" AND ", conditions);

    public static string List(IEnumerable<string> items) => string.Join(", ", items);
}
