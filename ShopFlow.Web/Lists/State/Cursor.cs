using System.Globalization;

namespace ShopFlow.Web.Lists.State;

/// <summary>Where a page begins, as in the URL: its neighbour's keys and id, <c>2026-11-01T00:00:00Z_5</c>.</summary>
internal static class Cursor
{
    private const char Separator = '_';

    /// <summary>The id comes last; null keys are left out.</summary>
    public static string Of(params IEnumerable<object?> parts) =>
        string.Join(Separator, parts.OfType<object>().Select(Text));

    public static string[] Parts(string cursor) =>
        [
            .. cursor
                .Split(Separator)
                .Select(part =>
                    part.Replace("~1", "_", StringComparison.Ordinal)
                        .Replace("~0", "~", StringComparison.Ordinal)
                ),
        ];

    /// <returns>Null if it isn't an id of that type.</returns>
    public static object? Id(string text, Type type)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;

        return type == typeof(long) ? id
            : id <= int.MaxValue ? (int)id
            : null;
    }

    private static string Text(object value) =>
        value switch
        {
            DateTimeOffset instant => instant.UtcDateTime.ToString(
                "O",
                CultureInfo.InvariantCulture
            ),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => ((string)value)
                .Replace("~", "~0", StringComparison.Ordinal)
                .Replace("_", "~1", StringComparison.Ordinal),
        };
}
