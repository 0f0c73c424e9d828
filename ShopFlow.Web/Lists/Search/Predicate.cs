using System.Linq.Expressions;
using ShopFlow.Web.Lists.Query;

namespace ShopFlow.Web.Lists.Search;

/// <summary>Puts conditions together that are only known when a list is asked for.</summary>
internal static class Predicate
{
    public static Expression<Func<T, bool>> Any<T>(
        params IEnumerable<Expression<Func<T, bool>>> conditions
    ) =>
        conditions.Aggregate(
            (all, next) =>
                Expression.Lambda<Func<T, bool>>(
                    Expression.OrElse(
                        all.Body,
                        new Replacement(next.Parameters[0], all.Parameters[0]).Visit(next.Body)
                    ),
                    all.Parameters
                )
        );

    /// <summary>The condition on what the first expression reads.</summary>
    public static Expression<Func<T, bool>> Then<T, TValue>(
        this Expression<Func<T, TValue>> value,
        Expression<Func<TValue, bool>> condition
    ) =>
        Expression.Lambda<Func<T, bool>>(
            new Replacement(condition.Parameters[0], value.Body).Visit(condition.Body),
            value.Parameters
        );
}
