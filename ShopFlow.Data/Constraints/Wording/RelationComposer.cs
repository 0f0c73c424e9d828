using System.Globalization;
using ShopFlow.Data.Constraints.Expressions;
using static ShopFlow.Data.Constraints.Expressions.SqlExpression;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>Words what is no limit of one value: two columns compared, a date and today, a pattern, a spelling.</summary>
internal sealed class RelationComposer(
    CatalogTable table,
    CatalogRule rule,
    Texts texts,
    Func<string, string> label
)
{
    private static readonly string[] Clocks =
    [
        "now",
        "current_date",
        "current_timestamp",
        "localtimestamp",
        "clock_timestamp",
        "statement_timestamp",
        "transaction_timestamp",
    ];

    public string? Compose(SqlExpression expression) =>
        expression switch
        {
            Operation("OR", var operands) => Alternatives(operands),
            Operation("~~", [var subject, var pattern]) when Label(subject) is { } name => Like(
                name,
                Literals.Text(pattern, false)
            ),
            Operation("~" or "~*" or "~~*" or "!~" or "!~~", [var subject, _])
                when Label(subject) is { } name => Form(name),
            Operation("=", [var left, var right])
                when (Spelling(left, right) ?? Spelling(right, left)) is { } said => said,
            Operation(">" or "<>", [var found, var zero])
                when Literals.Number(zero) == 0 && Contained(found) is { } said => said,
            Operation(">=" or "=", [Call("num_nonnulls", var columns), var least])
                when Literals.Number(least) == 1 => OneOf(columns),
            Operation(var op, [var left, var right]) => Comparison(op, left, right),
            _ => null,
        };

    private string? Alternatives(IReadOnlyList<SqlExpression> operands)
    {
        var given = operands
            .OfType<Operation>()
            .Where(x => x.Operator == "IS NOT NULL")
            .Select(x => x.Operands[0])
            .ToList();
        var rest = operands.Where(x => x is not Operation("IS NULL", _)).ToList();
        return given.Count == operands.Count ? OneOf(given)
            : rest is [var only] ? Compose(only)
            : null;
    }

    private string? OneOf(IReadOnlyList<SqlExpression> columns)
    {
        var labels = columns.Select(Label).OfType<string>().ToList();
        return labels.Count == columns.Count
            ? texts.Get(
                "OneRequired",
                (
                    "label",
                    Vocabulary.Capital(
                        texts.Or([labels[0], .. labels.Skip(1).Select(Vocabulary.Inside)])
                    )
                )
            )
            : null;
    }

    private string Form(string name) => texts.Get("Form", ("label", name));

    private string Like(string name, string? pattern)
    {
        var part = pattern?.Trim('%');
        var key = (part, pattern) switch
        {
            (null or "", _) => "Form",
            _ when part.AsSpan().ContainsAny("%_\\") => "Form",
            (_, ['%', .., '%']) => "Contains",
            (_, [.., '%']) => "StartsWith",
            (_, ['%', ..]) => "EndsWith",
            _ => "Form",
        };
        return texts.Get(key, ("label", name), ("part", part));
    }

    private string? Contained(SqlExpression found) =>
        found switch
        {
            Call("position", [var part, var subject]) => Contains(subject, part),
            Call("strpos", [var subject, var part]) => Contains(subject, part),
            _ => null,
        };

    private string? Contains(SqlExpression subject, SqlExpression part) =>
        Label(subject) is { } name && Literals.Text(part, false) is { } text
            ? texts.Get("Contains", ("label", name), ("part", text))
            : null;

    private string? Spelling(SqlExpression spelt, SqlExpression subject) =>
        spelt is Call(var name, [var operand])
        && Label(operand) is { } said
        && said == Label(subject)
        && name switch
        {
            "lower" => "LowerCase",
            "upper" => "UpperCase",
            "btrim" or "trim" => "Trimmed",
            _ => null,
        }
            is { } key
            ? texts.Get(key, ("label", said))
            : null;

    private string? Comparison(string op, SqlExpression left, SqlExpression right)
    {
        if (Label(left) is null)
        {
            return op is "<" or "<=" or ">" or ">=" && Label(right) is not null
                ? Comparison(op.Replace('<', '*').Replace('>', '<').Replace('*', '>'), right, left)
                : null;
        }
        var first = Label(left)!;
        var isTime = IsTime(Name(left)!);
        if (Uncast(right) is Call(var clock, _) && Clocks.Contains(clock))
        {
            return op[0] is '<' or '>'
                ? texts.Get(op[0] == '<' ? "NotInFuture" : "NotInPast", ("label", first))
                : null;
        }
        var other =
            Label(right) is { } second ? Vocabulary.Inside(second)
            : isTime ? Date(right)
            : null;
        return other is null ? null : Said(op, first, other, isTime);
    }

    private string? Said(string op, string first, string other, bool isTime) =>
        (op, isTime) switch
        {
            ("<=", false) => "NotMoreThan",
            ("<", false) => "Below",
            (">=", false) => "NotLessThan",
            (">", false) => "Above",
            ("<=", true) => "NotAfter",
            ("<", true) => "Before",
            (">=", true) => "NotBefore",
            (">", true) => "After",
            ("<>", _) => "Different",
            ("=", _) => "Same",
            _ => null,
        }
            is { } key
            ? texts.Get(key, ("label", first), ("other", other), ("above", other), ("below", other))
            : null;

    private string? Date(SqlExpression expression) =>
        expression is Cast(Constant { Text: { } text }, _)
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, out var date)
            ? date.ToString(date.TimeOfDay == TimeSpan.Zero ? "d" : "g", texts.Formats)
            : null;

    private bool IsTime(string name) =>
        table.Column(name)!.Type is var type
        && (
            type.StartsWith("date", StringComparison.Ordinal)
            || type.StartsWith("time", StringComparison.Ordinal)
        );

    private string? Label(SqlExpression expression) =>
        Name(expression) is { } name ? label(name) : null;

    private string? Name(SqlExpression expression) =>
        Uncast(expression) switch
        {
            Column("VALUE") when rule.Kind == RuleKind.Domain => rule.Columns[0],
            Column(var name) when table.Column(name) is not null => name,
            _ => null,
        };

    private static SqlExpression Uncast(SqlExpression expression) =>
        expression is Cast(var operand, _) ? Uncast(operand) : expression;
}
