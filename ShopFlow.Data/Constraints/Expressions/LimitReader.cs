using static ShopFlow.Data.Constraints.Expressions.SqlExpression;

namespace ShopFlow.Data.Constraints.Expressions;

/// <summary>What a rule says about one of its columns.</summary>
/// <param name="IsComplete">Whether the limits cover everything the rule says.</param>
internal sealed record Reading(IReadOnlyList<FieldLimit> Limits, bool IsComplete)
{
    public static readonly Reading Nothing = new([], false);
}

/// <summary>
/// Derives limits from a CHECK. Sound, but not complete: what it can't read only makes the hint looser, and whatever a
/// limit refuses the database refuses too.
/// </summary>
internal sealed class LimitReader
{
    private readonly CatalogRule rule;
    private readonly ColumnReader column;

    private LimitReader(CatalogRule rule, CatalogColumn column)
    {
        this.rule = rule;
        this.column = new(rule, column);
    }

    public static Reading Read(CatalogRule rule, CatalogColumn column) =>
        rule.Expression is { } printed
            ? Read(rule, column, SqlParser.Parse(printed))
            : Reading.Nothing;

    public static Reading Read(CatalogRule rule, CatalogColumn column, SqlExpression expression) =>
        new LimitReader(rule, column).Read(expression, isNegated: false);

    private Reading Read(SqlExpression expression, bool isNegated) =>
        expression switch
        {
            Operation("NOT", [var operand]) => Read(operand, !isNegated),
            Operation("AND" or "OR", var operands) operation => operation.Operator == "AND"
            != isNegated
                ? All(operands, isNegated)
                : Any(operands, isNegated),
            Operation("IS TRUE" or "IS NOT FALSE", [var operand]) => Read(operand, isNegated),
            Operation("IS FALSE" or "IS NOT TRUE", [var operand]) => Read(operand, !isNegated),
            _ when IsNullTest(expression, isNegated) is { } isNull => isNull
                ? Reading.Nothing
                : new([new FieldLimit.Required(rule)], true),
            Operation("IS DISTINCT FROM", [var left, var right]) => column.Compare(
                left,
                isNegated ? "=" : "<>",
                right
            ),
            Operation("IS NOT DISTINCT FROM", [var left, var right]) => column.Compare(
                left,
                isNegated ? "<>" : "=",
                right
            ),
            Operation(var op, [var left, var right]) => column.Compare(
                left,
                isNegated ? Opposite(op) : op,
                right
            ),
            Quantified(var left, var op, var isAll, var array) => Listed(
                left,
                (op, isAll, isNegated),
                array
            ),
            _ => Reading.Nothing,
        };

    /// <summary>True for "the column is NULL", false for "it is not NULL", null for anything else.</summary>
    private bool? IsNullTest(SqlExpression expression, bool isNegated) =>
        expression switch
        {
            Operation("IS NULL", [var operand]) when column.Is(operand) => !isNegated,
            Operation("IS NOT NULL", [var operand]) when column.Is(operand) => isNegated,
            _ => null,
        };

    private Reading All(IEnumerable<SqlExpression> operands, bool isNegated)
    {
        var readings = operands.Select(operand => Read(operand, isNegated)).ToList();
        return new(
            [.. readings.SelectMany(reading => reading.Limits)],
            readings.TrueForAll(reading => reading.IsComplete)
        );
    }

    /// <summary>
    /// A value that isn't null never takes the IS NULL branch. Of the others, only lists of values can be combined.
    /// </summary>
    private Reading Any(IEnumerable<SqlExpression> operands, bool isNegated)
    {
        var branches = operands
            .Where(operand => IsNullTest(operand, isNegated) != true)
            .Select(operand => Read(operand, isNegated))
            .ToList();
        if (branches is [var only])
        {
            return only with { Limits = [.. only.Limits.Where(x => x is not FieldLimit.Required)] };
        }
        var lists = branches
            .Select(branch => branch.Limits.OfType<FieldLimit.OneOf>().FirstOrDefault())
            .OfType<FieldLimit.OneOf>()
            .ToList();
        return branches.Count > 0 && lists.Count == branches.Count
            ? new(
                [new FieldLimit.OneOf(rule, [.. lists.SelectMany(list => list.Values).Distinct()])],
                branches.TrueForAll(branch => branch is { IsComplete: true, Limits.Count: 1 })
            )
            : Reading.Nothing;
    }

    private Reading Listed(
        SqlExpression left,
        (string Operator, bool IsAll, bool IsNegated) how,
        SqlExpression array
    )
    {
        var values = column.Is(left) ? column.Values(Literals.Items(array)) : null;
        return (values, how) switch
        {
            (null, _) => Reading.Nothing,
            (_, ("=", false, false) or ("<>", true, true)) => new(
                [new FieldLimit.OneOf(rule, values)],
                true
            ),
            (_, ("<>", true, false) or ("=", false, true)) => new(
                [new FieldLimit.NoneOf(rule, values)],
                true
            ),
            _ => Reading.Nothing,
        };
    }

    private static string Opposite(string op) =>
        op switch
        {
            "=" => "<>",
            "<>" => "=",
            "<" => ">=",
            ">=" => "<",
            ">" => "<=",
            "<=" => ">",
            _ => $"NOT {op}",
        };
}
