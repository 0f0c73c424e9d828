using ShopFlow.Data.Constraints.Expressions;
using static ShopFlow.Data.Constraints.Expressions.SqlExpression;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// Words rules that aren't a limit of one value: two columns, a date and today, a pattern, a length, a condition.
/// </summary>
internal sealed class RelationComposer(Phrases say, Texts texts)
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

    private readonly SizeComposer sizes = new(say, texts);
    private readonly ListComposer lists = new(say, texts);

    public string? Compose(SqlExpression expression) =>
        expression switch
        {
            Operation("OR", var operands) => Alternatives(operands),
            Operation("NOT", [var operand]) => Denied(operand),
            Operation("IS NULL", [var column]) => Of("Empty", column),
            Operation("IS NOT NULL", [var column]) => Of("Needed", column),
            Operation("~~", [var subject, var pattern]) => Like(subject, pattern, isNot: false),
            Operation("!~~", [var subject, var pattern]) => Like(subject, pattern, isNot: true),
            Operation("~" or "~*" or "~~*" or "!~", [var subject, _]) => Of("Form", subject),
            Operation("?" or "@>", [var subject, var part]) => Part(
                "Contains",
                subject,
                Only(part)
            ),
            Operation("=", [Operation("IS NULL", [var one]), Operation("IS NULL", [var other])]) =>
                Together(one, other),
            Operation("=", [var left, var right])
                when (Spelling(left, right) ?? Spelling(right, left)) is { } said => said,
            Operation(">" or "<>", [var found, var zero])
                when Literals.Number(zero) == 0 && Contained(found) is { } said => said,
            Operation(">=" or "=", [Call("num_nonnulls", var columns), var least]) op
                when Literals.Number(least) == 1 => OneOf(
                op.Operator == "=" ? "ExactlyOne" : "OneRequired",
                columns
            ),
            Operation("=", [Call("jsonb_typeof" or "json_typeof", [var document]), var type]) =>
                Part("JsonType", document, type),
            Operation(var op, [var left, var right]) => sizes.Compose(op, left, right)
                ?? sizes.Compose(ColumnReader.Mirrored(op), right, left)
                ?? Comparison(op, left, right),
            Quantified listed => lists.Compose(listed),
            _ when say.Column(expression) is { Type: "boolean" } => Of("Yes", expression),
            _ => null,
        };

    private string? Denied(SqlExpression operand) =>
        operand switch
        {
            Quantified(var left, "=", false, var array) => lists.Compose(
                new(left, "<>", true, array)
            ),
            Call("isempty", [var range]) => Of("NotEmpty", range),
            Operation("IS NULL", [var column]) => Of("Needed", column),
            _ when say.Column(operand) is { Type: "boolean" } => Of("No", operand),
            _ => null,
        };

    private string? Of(string key, SqlExpression subject) =>
        say.Label(subject) is { } name ? texts.Get(key, ("label", name)) : null;

    /// <summary>One operand is the demand; the others become its condition.</summary>
    private string? Alternatives(IReadOnlyList<SqlExpression> operands)
    {
        if (operands.All(x => x is Operation("IS NOT NULL", _)))
            return OneOf("OneRequired", [.. operands.Select(x => ((Operation)x).Operands[0])]);

        return operands
            .Select((operand, place) => (operand, place))
            .OrderByDescending(x => (Weight(x.operand), x.place))
            .Select(x => Asked(x.operand, [.. operands.Where(other => other != x.operand)]))
            .FirstOrDefault(said => said is not null);
    }

    /// <summary>A bound makes the best demand, then that there is a value, then which value it is.</summary>
    private static int Weight(SqlExpression operand) =>
        operand switch
        {
            Operation("<" or "<=" or ">" or ">=", _) => 3,
            Operation("IS NOT NULL", _) => 2,
            Operation("IS NULL", _) => 1,
            _ => 0,
        };

    private string? Asked(SqlExpression operand, IReadOnlyList<SqlExpression> others)
    {
        // A comparison with NULL always passes, so "when there is no value" goes without saying.
        var when = others
            .Where(x =>
                x is not Operation("IS NULL", [Column column])
                || !operand.Columns.Contains(column.Name)
            )
            .Select(x => say.Condition(x, isTrue: false))
            .ToList();
        return Compose(operand) is not { } said || when.Contains(null) ? null
            : when.Count == 0 ? said
            : texts.Get("When", ("sentence", said.TrimEnd('.')), ("condition", texts.And(when!)));
    }

    private string? OneOf(string key, IReadOnlyList<SqlExpression> columns)
    {
        var fields = columns.Select(say.Field).OfType<string>().ToList();
        return fields.Count == columns.Count
            ? texts.Get(
                key,
                ("label", Vocabulary.Capital(texts.Or(fields))),
                ("fields", texts.Or(fields))
            )
            : null;
    }

    private string? Together(SqlExpression one, SqlExpression other) =>
        (say.Field(one), say.Field(other)) is ({ } first, { } second)
            ? texts.Get("Together", ("fields", texts.And([first, second])))
            : null;

    private string? Like(SqlExpression subject, SqlExpression like, bool isNot)
    {
        if (say.Subject(subject) is not { } name)
            return null;

        var pattern = Literals.Text(like, false);
        var part = pattern?.Trim('%');
        var key = (part, pattern) switch
        {
            (null or "", _) => null,
            _ when part.AsSpan().ContainsAny("%_\\") => null,
            (" ", ['%', .., '%']) when isNot => "NoBlank",
            (_, ['%', .., '%']) => "Contains",
            (_, [.., '%']) => "StartsWith",
            (_, ['%', ..]) => "EndsWith",
            _ => null,
        };
        return key is null
            ? texts.Get("Form", ("label", name))
            : texts.Get(
                isNot && key != "NoBlank" ? $"Not{key}" : key,
                ("label", name),
                ("part", part)
            );
    }

    private string? Contained(SqlExpression found) =>
        found switch
        {
            Call("position", [var part, var subject]) => Part("Contains", subject, part),
            Call("strpos", [var subject, var part]) => Part("Contains", subject, part),
            _ => null,
        };

    private string? Part(string key, SqlExpression subject, SqlExpression part) =>
        say.Label(subject) is { } name && Literals.Text(part, false) is { } text
            ? texts.Get(key, ("label", name), ("part", text))
            : null;

    private static SqlExpression Only(SqlExpression part) =>
        Literals.Items(part) is [var only] ? only : part;

    private string? Spelling(SqlExpression spelt, SqlExpression subject) =>
        spelt is Call(var name, [var operand])
        && say.Label(operand) is { } said
        && said == say.Label(subject)
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
        if (say.Subject(left) is not { } first || Literals.Number(left) is not null)
        {
            return op is "<" or "<=" or ">" or ">=" && say.Subject(right) is not null
                ? Comparison(ColumnReader.Mirrored(op), right, left)
                : null;
        }
        var isTime = say.IsTime(left);
        if (Phrases.Uncast(right) is Call(var clock, _) && Clocks.Contains(clock))
        {
            return op[0] is '<' or '>'
                ? texts.Get(op[0] == '<' ? "NotInFuture" : "NotInPast", ("label", first))
                : null;
        }
        if (
            say.Value(right) is { } value
            && !isTime
            && (say.Column(left) is null || say.IsNumber(left))
        )
            return Constant(op, first, value);

        var other =
            say.Field(right)
            ?? (isTime ? say.Moment(right, left) : say.Amount(right))
            ?? say.Span(right);
        return other is null ? null : Said(op, first, other, isTime);
    }

    private string? Constant(string op, string name, string value) =>
        (op, value) switch
        {
            (">=", _) => "Min",
            (">", _) => "Above",
            ("<=", _) => "Max",
            ("<", _) => "Below",
            ("=", _) => "Exactly",
            ("<>", "") => "NotBlank",
            ("<>", _) => "NoneOf",
            _ => null,
        }
            is { } key
            ? texts.Get(
                key,
                ("label", name),
                ("min", value),
                ("above", value),
                ("max", value),
                ("below", value),
                ("allowed", value),
                ("excluded", value)
            )
            : null;

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
}
