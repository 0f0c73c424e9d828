using System.Globalization;
using System.Linq.Expressions;

namespace ShopFlow.Web.Lists.Query;

/// <summary>A part of what a list is sorted by.</summary>
/// <param name="Parse">From a cursor; null when the text is none of this key's.</param>
internal sealed record SortKey(Expression Body, Func<string, object?> Parse)
{
    public static SortKey Of<TKey>(Expression body)
        where TKey : IParsable<TKey> => new(body, ParseAs<TKey>);

    private static object? ParseAs<TKey>(string text)
        where TKey : IParsable<TKey>
    {
        if (!TKey.TryParse(text, CultureInfo.InvariantCulture, out var value))
            return null;

        return value is DateTimeOffset instant ? instant.ToUniversalTime() : value;
    }
}
