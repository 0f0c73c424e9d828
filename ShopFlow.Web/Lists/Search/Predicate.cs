using System.Linq.Expressions;
using ShopFlow.Web.Lists.Query;

namespace ShopFlow.Web.Lists.Search;

/// <summary>Combines conditions that are known only when a list is requested.</summary>
internal static class Predicate
{
    public static Expression<Func<T, bool>> Any<T>(
        params IEnumerable<Expression<Func<T, bool>>> conditions
    ) => Joined(conditions, Expression.OrElse);

    public static Expression<Func<T, bool>> All<T>(
        params IEnumerable<Expression<Func<T, bool>>> conditions
    ) => Joined(conditions, Expression.AndAlso);

    /// <summary>Applies the condition to what the first expression reads.</summary>
    public static Expression<Func<T, bool>> Then<T, TValue>(
        this Expression<Func<T, TValue>> value,
        Expression<Func<TValue, bool>> condition
    ) =>
        Expression.Lambda<Func<T, bool>>(
            new Replacement(condition.Parameters[0], value.Body).Visit(condition.Body),
            value.Parameters
        );

    private static Expression<Func<T, bool>> Joined<T>(
        IEnumerable<Expression<Func<T, bool>>> conditions,
        Func<Expression, Expression, BinaryExpression> join
    ) =>
        conditions.Aggregate(
            (all, next) =>
                Expression.Lambda<Func<T, bool>>(
                    join(
                        all.Body,
                        new Replacement(next.Parameters[0], all.Parameters[0]).Visit(next.Body)
                    ),
                    all.Parameters
                )
        );
}
