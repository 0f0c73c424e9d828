using System.Linq.Expressions;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Query;

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
        var days = range.On(shop.Today, shop.Culture.DateTimeFormat.FirstDayOfWeek);
        if (days.From is { } first)
        {
            var start = shop.Start(first);
            rows = rows.Where(Compare(column, Expression.GreaterThanOrEqual, () => start));
        }

        if (days.To is { } last)
        {
            var end = shop.Start(last.AddDays(1));
            rows = rows.Where(Compare(column, Expression.LessThan, () => end));
        }

        return rows;
    }

    /// <summary>All rows if the text is empty.</summary>
    public static IQueryable<T> Matching<T>(
        this IQueryable<T> rows,
        Expression<Func<T, string?>> column,
        TextMatch? match
    ) => match is { } asked ? rows.Where(column.Then(SearchPattern.Of(asked))) : rows;

    /// <summary>
    /// A single value is compared with =, because PostgreSQL keeps an index's order after = but not after IN.
    /// </summary>
    public static IQueryable<T> OneOf<T, TValue>(
        this IQueryable<T> rows,
        Expression<Func<T, TValue>> column,
        IReadOnlyList<TValue> values
    ) =>
        values switch
        {
            [] => rows,
            [var value] => rows.Where(Compare(column, Expression.Equal, () => value)),
            _ => rows.Where(Contains(column, () => values)),
        };

    private static Expression<Func<T, bool>> Contains<T, TValue>(
        Expression<Func<T, TValue>> column,
        Expression<Func<IEnumerable<TValue>>> values
    ) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.Call(
                typeof(Enumerable),
                nameof(Enumerable.Contains),
                [typeof(TValue)],
                values.Body,
                column.Body
            ),
            column.Parameters
        );

    // The limit is a lambda so that EF sees a captured variable and makes it a parameter.
    private static Expression<Func<T, bool>> Compare<T, TValue>(
        Expression<Func<T, TValue>> column,
        Func<Expression, Expression, BinaryExpression> comparison,
        Expression<Func<TValue>> limit
    ) => Expression.Lambda<Func<T, bool>>(comparison(column.Body, limit.Body), column.Parameters);
}
