using System.Linq.Expressions;
using ShopFlow.Web.Components.Formatting;

namespace ShopFlow.Web.Components.Tables;

internal static class Narrowing
{
    public static IQueryable<T> Within<T>(
        this IQueryable<T> rows,
        Expression<Func<T, decimal>> column,
        NumberRange range
    )
    {
        if (range.From is { } from)
            rows = rows.Where(Compare(column, Expression.GreaterThanOrEqual, () => from));

        return range.To is { } to
            ? rows.Where(Compare(column, Expression.LessThanOrEqual, () => to))
            : rows;
    }

    public static IQueryable<T> Within<T>(
        this IQueryable<T> rows,
        Expression<Func<T, DateTimeOffset>> column,
        DateRange range,
        ShopFormat shop
    )
    {
        if (range.From is { } first)
        {
            var start = shop.Start(first);
            rows = rows.Where(Compare(column, Expression.GreaterThanOrEqual, () => start));
        }

        if (range.To is { } last)
        {
            var end = shop.Start(last.AddDays(1));
            rows = rows.Where(Compare(column, Expression.LessThan, () => end));
        }

        return rows;
    }

    // The limit is a lambda so that EF sees a captured variable, and with it a parameter.
    private static Expression<Func<T, bool>> Compare<T, TValue>(
        Expression<Func<T, TValue>> column,
        Func<Expression, Expression, BinaryExpression> comparison,
        Expression<Func<TValue>> limit
    ) => Expression.Lambda<Func<T, bool>>(comparison(column.Body, limit.Body), column.Parameters);
}
