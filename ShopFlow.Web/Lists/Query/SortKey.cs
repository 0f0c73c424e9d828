using System.Globalization;
using System.Linq.Expressions;

namespace ShopFlow.Web.Lists.Query;

/// <summary>One of the keys that a list is sorted by.</summary>
/// <param name="Body">The part of a row that goes into a cursor.</param>
/// <param name="Order">The same, as the database sorts by it.</param>
/// <param name="Parse">Parses it from a cursor; null if the text doesn't fit this key.</param>
internal sealed record SortKey(Expression Body, Expression Order, Func<string, object?> Parse)
{
    public static SortKey Of<TKey>(Expression body)
        where TKey : IParsable<TKey> => new(body, ShopOrder.Of(body), ParseAs<TKey>);

    /// <summary>Text for the program rather than people, sorted as stored.</summary>
    public static SortKey OfCode(Expression body) => new(body, body, ParseAs<string>);

    private static object? ParseAs<TKey>(string text)
        where TKey : IParsable<TKey>
    {
        if (!TKey.TryParse(text, CultureInfo.InvariantCulture, out var value))
            return null;

        return value is DateTimeOffset instant ? instant.ToUniversalTime() : value;
    }
}
