using System.Globalization;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Query;

/// <summary>The position of a day or a number in a list sorted by it.</summary>
/// <param name="Key">The type of the first sort key.</param>
/// <param name="Rest">The types of the keys that break ties; empty if the list is sorted by id.</param>
public sealed record SortStart(Type Key, IReadOnlyList<Type> Rest)
{
    private static readonly Type[] Numbers =
    [
        typeof(short),
        typeof(int),
        typeof(long),
        typeof(decimal),
        typeof(double),
    ];

    public bool IsDate => Key == typeof(DateTimeOffset);

    private bool IsWhole => Key != typeof(decimal) && Key != typeof(double);

    /// <returns>Null if the list isn't sorted by days or numbers.</returns>
    internal static SortStart? Of(IEnumerable<Type> parts)
    {
        Type[] types = [.. parts.Select(part => Nullable.GetUnderlyingType(part) ?? part)];
        return types[0] == typeof(DateTimeOffset) || Numbers.Contains(types[0])
            ? new(types[0], types[1..])
            : null;
    }

    /// <summary>The position before the rows of a day, given its first instant and that of the next day.</summary>
    public ListPosition At((DateTimeOffset Start, DateTimeOffset End) day, bool descending) =>
        After(descending ? day.End : day.Start, isHigh: false);

    /// <summary>The position before the rows with this number, or where they would be.</summary>
    public ListPosition At(decimal number, bool descending)
    {
        var key =
            !IsWhole ? number
            : descending ? decimal.Floor(number)
            : decimal.Ceiling(number);
        if (Rest.Count == 0)
            key = Math.Clamp(descending ? key + 1 : key - 1, 0, int.MaxValue);

        var text = key.ToString("0.############", CultureInfo.InvariantCulture);
        return ListPosition.After(
            string.Join('_', Rest.Select(type => Edge(type, descending)).Prepend(text))
        );
    }

    private ListPosition After(DateTimeOffset key, bool isHigh) =>
        ListPosition.After(Cursor.Of([key, .. Rest.Select(type => Edge(type, isHigh))]));

    // No row has these ids: ids start at 1.
    private static string Edge(Type type, bool isHigh) =>
        type == typeof(DateTimeOffset) ? (isHigh ? "9999-12-30T00:00:00Z" : "0001-01-02T00:00:00Z")
        : isHigh ? int.MaxValue.ToString(CultureInfo.InvariantCulture)
        : "0";
}
