using System.Collections.Immutable;
using System.Globalization;

namespace ShopFlow.Web.Lists.State;

/// <summary>
/// How a list looks on screen: which columns, in which order, how wide, how dense. In the URL it is
/// <c>cols=id.placed.user&amp;widths=user-30&amp;rows=compact</c>; whatever matches the list's default is left out.
/// </summary>
public sealed record ListLayout
{
    public const int Narrowest = 4;
    public const int Widest = 80;

    private const string ColumnsKey = "cols";
    private const string WidthsKey = "widths";
    private const string RowsKey = "rows";
    private const string Compact = "compact";
    private const char Separator = '.';

    public static readonly ListLayout Default = new();

    private ListLayout() { }

    /// <summary>The names of the chosen columns; empty for the list's default.</summary>
    public ImmutableArray<string> Columns { get; private init; } = [];

    /// <summary>In percent of the table's width, so that a layout also fits other screens.</summary>
    public ImmutableSortedDictionary<string, int> Widths { get; private init; } =
        ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal);

    public bool IsCompact { get; init; }

    public bool IsDefault => Columns.IsEmpty && Widths.IsEmpty && !IsCompact;

    internal static ListLayout Parse(Func<string, string?> value) =>
        new()
        {
            Columns = [.. Parts(value(ColumnsKey)).Where(IsName).Distinct(StringComparer.Ordinal)],
            Widths = Default.Widths.SetItems(Parts(value(WidthsKey)).SelectMany(WidthIn)),
            IsCompact = value(RowsKey) == Compact,
        };

    internal IEnumerable<KeyValuePair<string, string?>> ToPairs() =>
        [
            new(ColumnsKey, Joined(Columns)),
            new(WidthsKey, Joined(Widths.Select(width => $"{width.Key}-{width.Value}"))),
            new(RowsKey, IsCompact ? Compact : null),
        ];

    /// <summary>The columns shown, in order; unknown names are ignored.</summary>
    public IReadOnlyList<TColumn> Shown<TColumn>(IReadOnlyList<TColumn> all)
        where TColumn : ListColumn
    {
        var chosen = Columns
            .Select(name => all.FirstOrDefault(column => column.Name == name))
            .OfType<TColumn>()
            .ToList();
        return chosen.Count > 0 ? chosen : [.. all.Where(column => !column.IsExtra)];
    }

    /// <summary>Shows these columns in this order; an empty list restores the default.</summary>
    public ListLayout Showing(IEnumerable<ListColumn> columns, IReadOnlyList<ListColumn> all)
    {
        ImmutableArray<string> names = [.. columns.Select(column => column.Name)];
        var own = Default.Shown(all).Select(column => column.Name);
        return this with { Columns = names.SequenceEqual(own) ? [] : names };
    }

    /// <param name="percent">Null lets the browser decide.</param>
    public ListLayout WithWidth(string column, int? percent) =>
        this with
        {
            Widths = percent is { } wanted
                ? Widths.SetItem(column, Math.Clamp(wanted, Narrowest, Widest))
                : Widths.Remove(column),
        };

    private static string[] Parts(string? value) => value?.Split(Separator) ?? [];

    private static string? Joined(IEnumerable<string> parts) =>
        string.Join(Separator, parts) is { Length: > 0 } text ? text : null;

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 30 && text.All(char.IsAsciiLetterLower);

    private static IEnumerable<KeyValuePair<string, int>> WidthIn(string part)
    {
        if (
            part.Split('-') is [var name, var text]
            && IsName(name)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
            && percent is >= Narrowest and <= Widest
        )
            yield return new(name, percent);
    }
}
