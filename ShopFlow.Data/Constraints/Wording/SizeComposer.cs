using ShopFlow.Data.Constraints.Expressions;
using static ShopFlow.Data.Constraints.Expressions.SqlExpression;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// Words how long or large something is: characters, bytes, items of a list, time between two moments.
/// </summary>
internal sealed class SizeComposer(Phrases say, Texts texts)
{
    public string? Compose(string op, SqlExpression left, SqlExpression right) =>
        left switch
        {
            Call("length" or "char_length" or "character_length", [var measured]) => Size(
                say.Column(measured)?.Type == "bytea" ? "Bytes" : "Length",
                op,
                measured,
                right
            ),
            Call("octet_length", [var measured]) => Size("Bytes", op, measured, right),
            Call("cardinality", [var measured]) => Size("Entries", op, measured, right),
            Call("array_length", [var measured, _]) => Size("Entries", op, measured, right),
            Operation("-", [Call("upper", [var range]), Call("lower", [var same])])
                when range == same && say.Label(range) is { } name => Span(
                "Lasts",
                op,
                name,
                null,
                right
            ),
            Operation("-", [var later, var earlier])
                when say.IsTime(later) && say.IsTime(earlier) => Span(
                "Apart",
                op,
                say.Label(later)!,
                say.Field(earlier),
                right
            ),
            _ when say.Column(left)?.Type == "interval" && say.Label(left) is { } name => Span(
                "",
                op,
                name,
                null,
                right
            ),
            _ => null,
        };

    private string? Size(string unit, string op, SqlExpression measured, SqlExpression bound)
    {
        if (
            say.Label(measured) is not { } name
            || Literals.Number(bound) is not { } number
            || !decimal.IsInteger(number)
        )
            return null;

        var (key, size) = op switch
        {
            ">=" => ("Min", number),
            ">" => ("Min", number + 1),
            "<=" => ("Max", number),
            "<" => ("Max", number - 1),
            "=" => ("Exact", number),
            "<>" when number == 0 => ("Min", 1),
            _ => ("", 0),
        };
        if (key.Length == 0)
            return null;

        var count = Bounds.Number(size, texts.Formats);
        return texts.Get(
            (key, size) switch
            {
                ("Min", 1) => unit == "Length" ? "NotBlank" : "NotEmpty",
                ("Max", 1) when unit == "Length" => "MaxLengthOne",
                ("Max" or "Exact", 1) => $"{key}{unit}One",
                _ => $"{key}{unit}",
            },
            ("label", name),
            ("count", count),
            ("minlength", count),
            ("maxlength", count)
        );
    }

    private string? Span(string sort, string op, string name, string? other, SqlExpression bound) =>
        say.Span(bound) is { } span
        && op switch
        {
            ">=" => "Min",
            ">" => "Above",
            "<=" => "Max",
            "<" => "Below",
            _ => null,
        }
            is { } key
            ? texts.Get(
                sort + key,
                ("label", name),
                ("other", other),
                ("min", span),
                ("above", span),
                ("max", span),
                ("below", span)
            )
            : null;
}
