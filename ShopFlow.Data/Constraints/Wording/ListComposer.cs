using ShopFlow.Data.Constraints.Expressions;
using static ShopFlow.Data.Constraints.Expressions.SqlExpression;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>Puts <c>= ANY</c> and <c>&lt;&gt; ALL</c> into words.</summary>
internal sealed class ListComposer(Phrases say, Texts texts)
{
    /// <summary>One of a list, or none of it: values, days of the week, or an array's items.</summary>
    public string? Compose(Quantified listed)
    {
        var isNone = listed.IsAll;
        if (listed.Operator != (isNone ? "<>" : "="))
            return null;

        if (say.Column(listed.Array) is not null)
            return Literals.Text(listed.Left, false) is { } part
                ? texts.Get(
                    isNone ? "NotContains" : "Contains",
                    ("label", say.Label(listed.Array)),
                    ("part", part)
                )
                : null;

        if (Days(listed) is { } days)
            return texts.Get(
                isNone ? "NotOnDay" : "OnDay",
                ("label", days.Label),
                ("days", days.Names)
            );

        return say.Subject(listed.Left) is { } name && say.Values(listed.Array) is { } values
            ? texts.Get(
                isNone ? "NoneOf" : "OneOf",
                ("label", name),
                ("excluded", values),
                ("allowed", values)
            )
            : null;
    }

    private (string Label, string Names)? Days(Quantified listed) =>
        listed.Left is Call("extract" or "date_part", [var unit, var moment])
        && Literals.Text(unit, false) is "dow" or "isodow"
        && say.Label(moment) is { } name
        && Literals.Items(listed.Array)?.Select(Literals.Number).ToList() is { } numbers
        && numbers.TrueForAll(number => number is >= 0 and <= 7)
            ? (
                name,
                texts.Or([
                    .. numbers.Select(day => texts.Language.DateTimeFormat.DayNames[(int)day! % 7]),
                ])
            )
            : null;
}
