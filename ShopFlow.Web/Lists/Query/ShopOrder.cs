using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Sorting;

namespace ShopFlow.Web.Lists.Query;

/// <summary>Texts as the shop's language sorts them: the same in ORDER BY, in what a page continues after, and in the index.</summary>
internal static class ShopOrder
{
    /// <summary>Anything but a text is left as it is.</summary>
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

    /// <summary>What is sorted, without how.</summary>
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
