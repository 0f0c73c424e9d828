using System.Globalization;
using ShopFlow.Data.Constraints.Expressions;
using static ShopFlow.Data.Constraints.Expressions.SqlExpression;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// The parts of a sentence: its subject, amounts, dates, time spans, conditions. Null for what can't be put into words.
/// </summary>
internal sealed class Phrases(
    CatalogTable table,
    CatalogRule rule,
    Texts texts,
    Func<string, string> label
)
{
    public CatalogColumn? Column(SqlExpression expression) =>
        Uncast(expression) switch
        {
            Column("VALUE") when rule.Kind == RuleKind.Domain => table.Column(rule.Columns[0]),
            Column(var name) => table.Column(name),
            _ => null,
        };

    public string? Label(SqlExpression expression) =>
        Column(expression) switch
        {
            null => null,
            { Type: "boolean" } column => WithoutIs(label(column.Name)),
            var column => label(column.Name),
        };

    public string? Field(SqlExpression expression) =>
        Label(expression) is { } said ? Vocabulary.Inside(said) : null;

    /// <summary>The subject of a sentence: a column, a part of a document, the year of a date, a sum.</summary>
    public string? Subject(SqlExpression expression) =>
        Label(expression)
        ?? (
            Uncast(expression) switch
            {
                Operation("->>" or "->", [var document, var key])
                    when Field(document) is { } field && Literals.Text(key, false) is { } part =>
                    texts.Get("Part", ("part", part), ("field", field)),
                Call("extract" or "date_part", [var unit, var moment])
                    when Field(moment) is { } field
                        && Literals.Text(unit, false) is "year" or "month" or "day" or "hour" =>
                    texts.Get(
                        $"Unit{Vocabulary.Capital(Literals.Text(unit, false)!)}",
                        ("field", field)
                    ),
                Operation => Amount(expression) is { } amount ? Vocabulary.Capital(amount) : null,
                _ => null,
            }
        );

    /// <summary>A number, a numeric column, or a calculation from them.</summary>
    public string? Amount(SqlExpression expression)
    {
        if (Literals.Number(expression) is { } number)
            return Bounds.Number(number, texts.Formats);

        return Uncast(expression) switch
        {
            Operation("-", [var operand]) when Amount(operand) is { } amount => texts.Get(
                "Minus",
                ("second", amount)
            ),
            Operation("+" or "-" or "*" or "/", [var left, var right]) operation
                when Amount(left) is { } first && Amount(right) is { } second => texts.Get(
                operation.Operator switch
                {
                    "+" => "Plus",
                    "-" => "Less",
                    "*" => "Times",
                    _ => "DividedBy",
                },
                ("first", first),
                ("second", second)
            ),
            SqlExpression.Column when IsNumber(expression) => Field(expression),
            _ => null,
        };
    }

    public bool IsNumber(SqlExpression expression) =>
        Column(expression) is { } column
        && ValueKinds.Of(column) is ValueKind.Whole or ValueKind.Numeric or ValueKind.Float;

    public bool IsTime(SqlExpression expression) =>
        Column(expression)?.Type is { } type
        && (
            type.StartsWith("date", StringComparison.Ordinal)
            || type.StartsWith("time", StringComparison.Ordinal)
        );

    /// <summary>A moment compared with a column of timestamps, dates or times of day.</summary>
    public string? Moment(SqlExpression expression, SqlExpression comparedWith)
    {
        if (
            expression is not Cast(Constant { Text: { } text }, _)
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, out var date)
        )
            return null;

        var type = Column(comparedWith)!.Type;
        var isClock =
            type.StartsWith("time", StringComparison.Ordinal)
            && !type.StartsWith("timestamp", StringComparison.Ordinal);
        return date.ToString(
            isClock ? "t"
                : date.TimeOfDay == TimeSpan.Zero ? "d"
                : "g",
            texts.Formats
        );
    }

    /// <summary>An interval with one unit, such as "2 hours".</summary>
    public string? Span(SqlExpression expression) =>
        expression is Cast(Constant { Text: { } text }, var type)
        && type.StartsWith("interval", StringComparison.Ordinal)
        && Units(text) is (var count, var unit)
            ? texts.Get(count == 1 ? unit : $"{unit}s", ("count", $"{count}"))
            : null;

    private static (long Count, string Unit)? Units(string text)
    {
        if (
            text.Split(' ') is [var number, var unit]
            && long.TryParse(number, CultureInfo.InvariantCulture, out var count)
        )
        {
            return unit.TrimEnd('s') switch
            {
                "day" => (count, "Day"),
                "mon" => (count, "Month"),
                "year" => (count, "Year"),
                _ => null,
            };
        }
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
            ? (span.Hours, span.Minutes, span.Seconds, span.Days) switch
            {
                (var hours, 0, 0, 0) => (hours, "Hour"),
                (0, var minutes, 0, 0) => (minutes, "Minute"),
                (0, 0, var seconds, 0) => (seconds, "Second"),
                _ => null,
            }
            : null;
    }

    /// <summary>What holds if an expression is true, or isn't, worded to follow "when".</summary>
    public string? Condition(SqlExpression expression, bool isTrue) =>
        expression switch
        {
            Operation("NOT", [var operand]) => Condition(operand, !isTrue),
            Operation("IS NULL", [var operand]) => Known(
                "WhenGiven",
                "WhenEmpty",
                operand,
                !isTrue
            ),
            Operation("IS NOT NULL", [var operand]) => Known(
                "WhenGiven",
                "WhenEmpty",
                operand,
                isTrue
            ),
            Operation("=" or "<>", [var subject, var value]) equality => Known(
                "WhenIs",
                "WhenIsNot",
                subject,
                isTrue == (equality.Operator == "="),
                Value(value)
            ),
            Operation("<" or "<=" or ">" or ">=", [var subject, var bound]) comparison
                when Literals.Number(bound) is { } number => Known(
                $"When{Compared(comparison.Operator, isTrue)}",
                "",
                subject,
                true,
                Bounds.Number(number, texts.Formats)
            ),
            Quantified(var subject, "=" or "<>", var isAll, var list) listed
                when isAll == (listed.Operator == "<>") => Known(
                "WhenIs",
                "WhenIsNot",
                subject,
                isTrue != isAll,
                Values(list)
            ),
            _ when Column(expression) is { Type: "boolean" } => Known(
                "WhenYes",
                "WhenNo",
                expression,
                isTrue
            ),
            _ => null,
        };

    private string? Known(
        string key,
        string opposite,
        SqlExpression subject,
        bool isTrue,
        string? value = ""
    ) =>
        Field(subject) is { } field && value is not null
            ? texts.Get(isTrue ? key : opposite, ("field", field), ("value", value))
            : null;

    /// <summary>The words for a comparison, or its opposite.</summary>
    private static string Compared(string op, bool isTrue) =>
        (op, isTrue) switch
        {
            ("<", true) or (">=", false) => "Below",
            ("<=", true) or (">", false) => "Max",
            (">", true) or ("<=", false) => "Above",
            _ => "Min",
        };

    /// <summary>A constant as people read it.</summary>
    public string? Value(SqlExpression constant) =>
        Literals.Number(constant) is { } number
            ? Bounds.Number(number, texts.Formats)
            : Literals.Text(constant, isEnum: true);

    /// <summary>The constants of a list: "a, b or c".</summary>
    public string? Values(SqlExpression list) =>
        Literals.Items(list)?.Select(Value).ToList() is { Count: > 0 } values
        && values.TrueForAll(value => value is not null)
            ? texts.Or(values!)
            : null;

    public static SqlExpression Uncast(SqlExpression expression) =>
        expression is Cast(var operand, _) ? Uncast(operand) : expression;

    private static string WithoutIs(string label) =>
        label.StartsWith("Is ", StringComparison.Ordinal) ? Vocabulary.Capital(label[3..]) : label;
}
