using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Sorting;

namespace ShopFlow.Web.Lists.Query;

/// <summary>
/// Sorts text by the rules of the shop's language: the same collation in ORDER BY, in cursors and in the index.
/// </summary>
internal static class ShopOrder
{
    /// <summary>Only text gets the collation.</summary>
    public static Expression Of(Expression key) =>
        key.Type == typeof(string)
            ? Expression.Call(
                typeof(RelationalDbFunctionsExtensions),
                nameof(RelationalDbFunctionsExtensions.Collate),
                [typeof(string)],
                Expression.Constant(EF.Functions),
                key,
                Expression.Constant(ShopCollation.Name)
            )
            : key;

    /// <summary>The sort key without its collation.</summary>
    public static Expression Sorted(Expression key) =>
        key
            is MethodCallExpression
            {
                Method.Name: nameof(RelationalDbFunctionsExtensions.Collate),
                Arguments: [_, var text, _]
            }
            ? text
            : key;
}
