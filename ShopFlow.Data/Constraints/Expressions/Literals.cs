using System.Globalization;

namespace ShopFlow.Data.Constraints.Expressions;

/// <summary>Reads constants out of the casts that PostgreSQL prints around them.</summary>
internal static class Literals
{
    private static readonly string[] Whole = ["smallint", "integer", "bigint"];
    private static readonly string[] Fractional = ["numeric", "real", "double precision"];
    private static readonly string[] Texts = ["text", "character varying"];

    public static decimal? Number(SqlExpression expression) =>
        expression switch
        {
            SqlExpression.Constant { Text: { } text } => Parse(text),
            SqlExpression.Operation("-", [var operand]) => -Number(operand),
            // Casts to a whole number, or to a type with a modifier, round.
            SqlExpression.Cast(var operand, var type) when Whole.Contains(type) => Number(operand)
                is { } number
            && decimal.IsInteger(number)
                ? number
                : null,
            SqlExpression.Cast(var operand, var type) when Fractional.Contains(type) => Number(
                operand
            ),
            _ => null,
        };

    /// <param name="isEnum">Whether the column is an enum, whose labels are cast to its type.</param>
    public static string? Text(SqlExpression expression, bool isEnum) =>
        expression switch
        {
            SqlExpression.Constant { Text: { } text } => text,
            SqlExpression.Cast(var operand, var type)
                when Texts.Contains(type)
                    || (isEnum && !type.EndsWith("[]", StringComparison.Ordinal)) => Text(
                operand,
                isEnum
            ),
            _ => null,
        };

    /// <summary>The items of <c>ARRAY[...]</c> or <c>'{...}'::type[]</c>; null when one cannot be read or is NULL.</summary>
    public static IReadOnlyList<SqlExpression>? Items(SqlExpression array) =>
        array switch
        {
            SqlExpression.List(var items) => items,
            SqlExpression.Cast(SqlExpression.Constant { Text: { } text }, _) => Braces(text),
            SqlExpression.Cast(var operand, var type)
                when type.EndsWith("[]", StringComparison.Ordinal) => Items(operand),
            _ => null,
        };

    private static SqlExpression[]? Braces(string text)
    {
        var isPlain =
            text is ['{', _, .., '}'] && text.AsSpan(1, text.Length - 2).IndexOfAny("{}\"\\") < 0;
        var items = isPlain ? text[1..^1].Split(',') : [];
        return isPlain && !items.Contains("NULL", StringComparer.OrdinalIgnoreCase)
            ? [.. items.Select(item => new SqlExpression.Constant(item))]
            : null;
    }

    // decimal rounds anything longer, and a rounded bound may refuse what the database accepts.
    private static decimal? Parse(string text) =>
        text.Length <= 28
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
