using System.Globalization;
using static ShopFlow.Data.Constraints.Expressions.SqlExpression;

namespace ShopFlow.Data.Constraints.Expressions;

/// <summary>Reads a single comparison of one column with a constant.</summary>
internal sealed class ColumnReader(CatalogRule rule, CatalogColumn column)
{
    private static readonly string[] Widening = ["smallint", "integer", "bigint", "numeric"];
    private static readonly string[] Lengths = ["length", "char_length", "character_length"];
    private readonly ValueKind kind = ValueKinds.Of(column);

    /// <summary>The column itself, or inside a cast or COALESCE that keeps every value as it is.</summary>
    public bool Is(SqlExpression expression) =>
        expression switch
        {
            Column(var name) => name == (rule.Kind == RuleKind.Domain ? "VALUE" : column.Name),
            Cast(var operand, var type) => IsLossless(type) && Is(operand),
            Call("coalesce", [var first, _]) => Is(first),
            _ => false,
        };

    private bool IsLossless(string type) =>
        kind switch
        {
            ValueKind.Text or ValueKind.Enum => type is "text" or "character varying",
            ValueKind.Whole => Array.IndexOf(Widening, type)
                >= Array.IndexOf(Widening, column.Type),
            ValueKind.Numeric => type == "numeric",
            _ => false,
        };

    public Reading Compare(SqlExpression left, string op, SqlExpression right) =>
        Compared(left, op, right) ?? Compared(right, Mirrored(op), left) ?? Reading.Nothing;

    /// <summary>The constants of a list as the column's values; null if one can't be read.</summary>
    public IReadOnlyList<string>? Values(IReadOnlyList<SqlExpression>? items)
    {
        var values = items?.Select(Value).ToList();
        return values is { Count: > 0 } && values.TrueForAll(value => value is not null)
            ? values.OfType<string>().ToList()
            : null;
    }

    private string? Value(SqlExpression constant) =>
        kind switch
        {
            ValueKind.Text or ValueKind.Enum => Literals.Text(constant, kind == ValueKind.Enum),
            ValueKind.Whole or ValueKind.Numeric => Literals
                .Number(constant)
                ?.ToString("0.############################", CultureInfo.InvariantCulture),
            _ => null,
        };

    private Reading? Compared(SqlExpression subject, string op, SqlExpression bound) =>
        subject switch
        {
            _ when Is(subject) => Bound(op, bound) ?? Rounded(op, bound),
            Call(var name, [var operand])
                when Lengths.Contains(name) && Literals.Number(bound) is { } n => LengthOf(
                operand,
                op,
                n
            ),
            Call("octet_length", [var operand])
                when kind == ValueKind.Text && Is(operand) && Literals.Number(bound) is { } n =>
                AtMostBytes(op, n),
            Call("btrim" or "trim", _)
                when IsTrimmed(subject) && op == "<>" && Literals.Text(bound, false) == "" => Read(
                new FieldLimit.NotBlank(rule)
            ),
            Call("abs", [var operand])
                when op is "<" or "<=" && Is(operand) && Literals.Number(bound) is { } n => Within(
                op,
                n
            ),
            Operation("%", [var operand, var divisor]) => Multiple(operand, divisor, op, bound),
            Call("mod", [var operand, var divisor]) => Multiple(operand, divisor, op, bound),
            _ => null,
        };

    private static Reading Read(params FieldLimit[] limits) => new(limits, true);

    private Reading? Bound(string op, SqlExpression bound)
    {
        if (op is "=" or "<>" && Values([bound]) is { } values)
        {
            return op == "=" ? Read(new FieldLimit.OneOf(rule, values))
                : values[0].Length == 0 ? Read(new FieldLimit.MinLength(rule, 1))
                : Read(new FieldLimit.NoneOf(rule, values));
        }
        if (
            kind == ValueKind.Text
            && op == "~"
            && Literals.Text(bound, false) is @"\S" or "[^[:space:]]"
        )
        {
            return Read(new FieldLimit.NotBlank(rule));
        }
        return IsNumber && Literals.Number(bound) is { } number && Limit(op, number) is { } limit
            ? Read(limit)
            : null;
    }

    /// <summary><c>abs(price) &lt;= 5</c>.</summary>
    private Reading? Within(string op, decimal most) =>
        (Limit(Mirrored(op), -most), Limit(op, most)) is ({ } lower, { } upper)
            ? Read(lower, upper)
            : null;

    private bool IsNumber => kind is ValueKind.Whole or ValueKind.Numeric or ValueKind.Float;

    private FieldLimit? Limit(string op, decimal number) =>
        (op, kind) switch
        {
            // A binary fraction may end up on the other side of any bound but zero when stored.
            (_, ValueKind.Float) when number != 0 => null,
            (">=", ValueKind.Whole) => new FieldLimit.Min(rule, decimal.Ceiling(number)),
            (">", ValueKind.Whole) => new FieldLimit.Min(rule, decimal.Floor(number) + 1),
            ("<=", ValueKind.Whole) => new FieldLimit.Max(rule, decimal.Floor(number)),
            ("<", ValueKind.Whole) => new FieldLimit.Max(rule, decimal.Ceiling(number) - 1),
            (">=" or ">", _) => new FieldLimit.Min(rule, number, op == ">"),
            ("<=" or "<", _) => new FieldLimit.Max(rule, number, op == "<"),
            _ => null,
        };

    /// <summary><c>price = round(price, 2)</c>.</summary>
    private Reading? Rounded(string op, SqlExpression bound) =>
        op == "="
        && kind == ValueKind.Numeric
        && bound is Call("round" or "trunc", var arguments)
        && Is(arguments[0])
        && (arguments.Count == 1 ? 0 : Literals.Number(arguments[1]))
            is { } digits
                and >= 0
                and <= 20
            ? Read(new FieldLimit.Step(rule, Power.OfTen(-(int)digits)))
            : null;

    private Reading? Multiple(
        SqlExpression operand,
        SqlExpression divisor,
        string op,
        SqlExpression bound
    ) =>
        op == "="
        && kind is ValueKind.Whole or ValueKind.Numeric
        && Is(operand)
        && Literals.Number(bound) == 0
        && Literals.Number(divisor) is { } step and > 0
            ? Read(new FieldLimit.Step(rule, step))
            : null;

    private Reading? LengthOf(SqlExpression operand, string op, decimal characters)
    {
        var isTrimmed = IsTrimmed(operand);
        if (
            kind != ValueKind.Text
            || !(isTrimmed || Is(operand))
            || characters is < 0 or > 1_000_000_000
        )
        {
            return null;
        }
        var n = (int)decimal.Floor(characters);
        return (op, isTrimmed) switch
        {
            (">=", true) => AtLeastTrimmed(n),
            (">", true) => AtLeastTrimmed(n + 1),
            ("<>", true) when n == 0 => AtLeastTrimmed(1),
            (">=", _) => AtLeast(n),
            (">", _) => AtLeast(n + 1),
            ("<>", _) when n == 0 => AtLeast(1),
            ("<=", false) => Read(new FieldLimit.MaxLength(rule, n)),
            ("<", false) => Read(new FieldLimit.MaxLength(rule, n - 1)),
            ("=", false) => Read(
                new FieldLimit.MinLength(rule, n),
                new FieldLimit.MaxLength(rule, n)
            ),
            _ => null,
        };
    }

    private Reading AtLeast(int n) => n <= 0 ? Read() : Read(new FieldLimit.MinLength(rule, n));

    private Reading AtLeastTrimmed(int n) =>
        n <= 1
            ? Read(n < 1 ? [] : [new FieldLimit.NotBlank(rule)])
            : Read(new FieldLimit.NotBlank(rule), new FieldLimit.MinLength(rule, n));

    /// <summary>Every character has at least one byte.</summary>
    private Reading? AtMostBytes(string op, decimal bytes) =>
        op is "<=" or "<" && bytes is > 0 and < 1_000_000_000
            ? new([new FieldLimit.MaxLength(rule, (int)decimal.Floor(bytes))], false)
            : null;

    private bool IsTrimmed(SqlExpression expression) =>
        kind == ValueKind.Text
        && expression switch
        {
            Cast(var operand, "text") => IsTrimmed(operand),
            Call("btrim" or "trim", [var operand]) => Is(operand),
            Call("btrim" or "trim", [var operand, var blanks]) => Is(operand)
                && Literals.Text(blanks, false)?.Contains(' ', StringComparison.Ordinal) == true,
            _ => false,
        };

    /// <summary>The same comparison with its sides swapped.</summary>
    public static string Mirrored(string op) =>
        op switch
        {
            "<" => ">",
            "<=" => ">=",
            ">" => "<",
            ">=" => "<=",
            "=" or "<>" => op,
            _ => $"MIRRORED {op}",
        };
}
