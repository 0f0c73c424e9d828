namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Generates CHECKs that no person would write.</summary>
internal sealed class RandomCheck(Random random)
{
    private static readonly string[] Numeric = ["price", "qty", "small", "big", "free", "dbl"];
    private static readonly string[] Textual = ["txt", "vc"];
    private static readonly string[] Operators = ["=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] Numbers =
    [
        "-5.5",
        "0",
        "1",
        "2",
        "0.5",
        "4.5",
        "7",
        "100",
        "(-3)",
    ];
    private static readonly string[] Words =
    [
        "''",
        "' '",
        "'a'",
        "'A'",
        "'ab'",
        "'it''s'",
        "E'a\\tb'",
    ];

    public (string Column, string Check) Next()
    {
        var isText = random.Next(3) == 0;
        var column = One(isText ? Textual : Numeric);
        return (column, Condition(column, isText, random.Next(4)));
    }

    private string Condition(string column, bool isText, int depth)
    {
        if (depth == 0)
        {
            return isText ? TextTest(column) : NumberTest(column);
        }
        var left = Condition(column, isText, depth - 1);
        return random.Next(7) switch
        {
            0 or 1 => $"({left} AND {Condition(column, isText, depth - 1)})",
            2 or 3 => $"({left} OR {Condition(column, isText, depth - 1)})",
            4 => $"NOT ({left})",
            5 => $"(({left}) IS {One("TRUE", "NOT TRUE", "FALSE", "NOT FALSE")})",
            _ => left,
        };
    }

    private string NumberTest(string column) =>
        random.Next(12) switch
        {
            0 => $"{column} BETWEEN {One(Numbers)} AND {One(Numbers)}",
            1 =>
                $"{column} {One("IN", "NOT IN")} ({One(Numbers)}, {One(Numbers)}, {One([.. Numbers, "NULL"])})",
            2 => $"{column} IS {One("NULL", "NOT NULL")}",
            3 => $"COALESCE({column}, {One(Numbers)}) {One(Operators)} {One(Numbers)}",
            4 => $"{column} IS {One("", "NOT ")}DISTINCT FROM {One(Numbers)}",
            5 =>
                $"{column}::{One("integer", "bigint", "numeric", "numeric(6,1)", "real", "smallint", "text::numeric")} {One(Operators)} {One(Numbers)}",
            6 => $"{column}::numeric % {One("2", "0.5", "6", "5")} = 0",
            7 => $"{One("abs", "-", "ceil", "round")}({column}) {One(Operators)} {One(Numbers)}",
            8 => $"{column} {One(Operators)} {One("small", "big", "2 * qty", "length(txt)")}",
            9 => $"{One(Numbers)} {One(Operators)} {column}",
            _ => $"{column} {One(Operators)} {One(Numbers)}",
        };

    private string TextTest(string column) =>
        random.Next(10) switch
        {
            0 =>
                $"{column} {One("IN", "NOT IN")} ({One(Words)}, {One(Words)}, {One([.. Words, "NULL"])})",
            1 =>
                $"{One("length", "char_length", "octet_length")}({column}) {One(Operators)} {random.Next(-1, 5)}",
            2 =>
                $"length({One("trim", "ltrim", "rtrim")}({column})) {One(Operators)} {random.Next(3)}",
            3 => $"trim({column}) {One("<>", "=")} {One(Words)}",
            4 =>
                $"{column} {One("~", "!~", "~*", "LIKE", "ILIKE")} {One("'\\S'", "'a'", "'[^[:space:]]'", "'%b'")}",
            5 => $"{One("lower", "upper", "reverse")}({column}) {One("=", "<>")} {One(Words)}",
            6 => $"{column} IS {One("NULL", "NOT NULL")}",
            7 => $"COALESCE({column}, {One(Words)}) {One("=", "<>")} {One(Words)}",
            8 => $"{column} || 'x' {One(Operators)} {One(Words)}",
            _ => $"{column} {One(Operators)} {One(Words)}",
        };

    private string One(params string[] items) => items[random.Next(items.Length)];
}
