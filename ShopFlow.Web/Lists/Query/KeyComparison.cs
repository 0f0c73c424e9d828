using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ShopFlow.Web.Lists.Query;

/// <summary>Compares a row's columns with values in a way that the database can read as one index range.</summary>
internal static class KeyComparison
{
    /// <summary>Rows after the values in the sort direction, comparing all columns together.</summary>
    public static Expression Beyond(
        IReadOnlyList<Expression> columns,
        IReadOnlyList<object> values,
        bool down
    ) =>
        (columns, values) is ([var column], [var value])
            ? Expression.MakeBinary(
                down ? ExpressionType.LessThan : ExpressionType.GreaterThan,
                column,
                Parameter(value, column.Type)
            )
            : Rows(
                down
                    ? nameof(NpgsqlDbFunctionsExtensions.LessThan)
                    : nameof(NpgsqlDbFunctionsExtensions.GreaterThan),
                columns,
                values
            );

    /// <summary>The same, including rows equal to the values.</summary>
    public static Expression From(
        IReadOnlyList<Expression> columns,
        IReadOnlyList<object> values,
        bool down
    )
    {
        if (columns is [var column])
            return From(column, Parameter(values[0], column.Type), down);

        return Rows(
            down
                ? nameof(NpgsqlDbFunctionsExtensions.LessThanOrEqual)
                : nameof(NpgsqlDbFunctionsExtensions.GreaterThanOrEqual),
            columns,
            values
        );
    }

    public static Expression Differ(
        IReadOnlyList<Expression> columns,
        IReadOnlyList<object> values
    ) =>
        columns
            .Select(
                Expression (column, i) =>
                    Expression.NotEqual(column, Parameter(values[i], column.Type))
            )
            .Aggregate(Expression.OrElse);

    /// <summary>The expression a column belongs to, to tell tables apart.</summary>
    public static string? Owner(Expression column) =>
        ShopOrder.Sorted(column) is MemberExpression { Expression: MemberExpression owner }
            ? owner.ToString()
            : null;

    private static BinaryExpression From(Expression column, Expression value, bool down)
    {
        var comparison = down ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual;
        return column.Type == typeof(string)
            ? Expression.MakeBinary(
                comparison,
                Expression.Call(typeof(string), nameof(string.Compare), null, column, value),
                Expression.Constant(0)
            )
            : Expression.MakeBinary(comparison, column, value);
    }

    // (key, id) > (@key, @id) is one index range; key > @key or (key = @key and id > @id) isn't.
    private static MethodCallExpression Rows(
        string comparison,
        IReadOnlyList<Expression> columns,
        IReadOnlyList<object> values
    ) =>
        Expression.Call(
            typeof(NpgsqlDbFunctionsExtensions),
            comparison,
            null,
            Expression.Constant(EF.Functions),
            Tuple(columns),
            Tuple([.. columns.Select((column, i) => Parameter(values[i], column.Type))])
        );

    private static UnaryExpression Tuple(IReadOnlyList<Expression> parts) =>
        Expression.Convert(
            Expression.Call(
                typeof(ValueTuple),
                nameof(ValueTuple.Create),
                [.. parts.Select(part => part.Type)],
                [.. parts]
            ),
            typeof(ITuple)
        );

    // EF turns captured variables into parameters but constants into literals, and plans are cached by statement text.
    private static UnaryExpression Parameter(object value, Type type)
    {
        var captured = Expression.Constant(new Captured(value));
        return Expression.Convert(Expression.Property(captured, nameof(Captured.Value)), type);
    }

    private sealed record Captured(object Value);
}
