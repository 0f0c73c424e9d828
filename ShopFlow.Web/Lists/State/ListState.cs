using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;

namespace ShopFlow.Web.Lists.State;

/// <summary>What a list can be asked for: its sorts and filters, by their names in the URL.</summary>
/// <param name="DefaultSort">With a minus in front if descending: <c>-placed</c>.</param>
public sealed record ListShape(
    string DefaultSort,
    IReadOnlyCollection<string> Sorts,
    IReadOnlyCollection<ListFilter> Filters
)
{
    /// <summary>The same with a filter that accepts only these choices; an empty list accepts anything.</summary>
    public ListShape Choosing(string name, IReadOnlyCollection<string> choices) =>
        this with
        {
            Filters =
            [
                .. Filters.Select(filter =>
                    filter.Name == name ? filter with { Choices = choices } : filter
                ),
            ],
        };
}

/// <summary>Where in the list a page begins or, backwards, ends.</summary>
/// <param name="Cursor">The neighbouring row's position, as <see cref="SortColumn{TEntity}"/> writes it.</param>
public readonly record struct ListPosition(string? Cursor, bool IsBackwards)
{
    public static readonly ListPosition First = new(null, false);
    public static readonly ListPosition Last = new(null, true);

    public static ListPosition After(string cursor) => new(cursor, false);

    public static ListPosition Before(string cursor) => new(cursor, true);
}

/// <summary>
/// What a list shows: search, filters, sort, position and layout. All of it is in the URL, so a reload, the back button
/// or a link sent to a colleague shows the same. Invalid parts of a URL are ignored; they are never an error.
/// </summary>
public sealed record ListState
{
    private const string SearchKey = "q";
    private const string SortKey = "sort";
    private const string ViewKey = "view";
    private const string AfterKey = "after";
    private const string BeforeKey = "before";
    private const string End = "end";

    private ListState(ListShape shape) => (Shape, Sort) = (shape, shape.DefaultSort);

    public ListShape Shape { get; }

    public string? Search { get; private init; }

    /// <summary>As in the URL: the column's name, with a minus in front if descending.</summary>
    public string Sort { get; private init; }

    public string SortColumn => Sort.TrimStart('-');

    public bool IsDescending => Sort.StartsWith('-');

    public ListPosition Position { get; private init; }

    /// <summary>The saved view this started from; the list may differ from it by now.</summary>
    public int? View { get; init; }

    public ListLayout Layout { get; init; } = ListLayout.Default;

    public ImmutableDictionary<string, ImmutableArray<string>> Filters { get; private init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    public bool IsFiltered => Search is not null || !Filters.IsEmpty;

    public static ListState Default(ListShape shape) => new(shape);

    /// <param name="url">A full URL or just its query string.</param>
    public static ListState Parse(string url, ListShape shape)
    {
        var start = url.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(start < 0 ? "" : url[start..]);
        string? Value(string key) =>
            query.TryGetValue(key, out var values) ? SearchPattern.Searchable(values[0]) : null;

        var state = new ListState(shape)
        {
            Search = Value(SearchKey),
            Position = PositionIn(Value),
            Layout = ListLayout.Parse(Value),
            View = int.TryParse(
                Value(ViewKey),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var view
            )
                ? view
                : null,
        };
        if (
            Value(SortKey) is { } sort
            && shape.Sorts.Contains(sort.StartsWith('-') ? sort[1..] : sort)
        )
            state = state with { Sort = sort };

        return shape.Filters.Aggregate(
            state,
            (read, filter) =>
                read.Put(
                    filter,
                    from key in filter.UrlKeys.Where(query.ContainsKey)
                    from value in query[key]
                    select new FilterValue(key, value)
                )
        );
    }

    public ListState WithSearch(string? text) =>
        this with
        {
            Search = SearchPattern.Searchable(text),
            Position = ListPosition.First,
        };

    /// <summary>Sorts by the column, or reverses the order if the list is already sorted by it.</summary>
    public ListState SortedBy(string column) =>
        this with
        {
            Sort = Sort == column ? $"-{column}" : column,
            Position = ListPosition.First,
        };

    /// <param name="sort">One of the shape's sorts, with a minus in front if descending.</param>
    public ListState WithSort(string sort) =>
        this with
        {
            Sort = sort,
            Position = ListPosition.First,
        };

    /// <summary>With exactly these values of the filter; invalid values are ignored.</summary>
    public ListState WithFilter(ListFilter filter, params IEnumerable<FilterValue> values) =>
        Put(filter, values) with
        {
            Position = ListPosition.First,
        };

    public ListState WithoutFilter(ListFilter filter) =>
        this with
        {
            Filters = Filters.RemoveRange(filter.UrlKeys),
            Position = ListPosition.First,
        };

    public ListState WithoutFilters() =>
        Default(Shape) with
        {
            Sort = Sort,
            Layout = Layout,
            View = View,
        };

    /// <summary>True if the two differ at most in layout and view.</summary>
    public bool ShowsRowsOf(ListState other) =>
        (this with { Layout = other.Layout, View = other.View }).ToQuery() == other.ToQuery();

    public ListState At(ListPosition position) => this with { Position = position };

    public IReadOnlyList<string> Values(string filter) =>
        Filters.TryGetValue(filter, out var values) ? values : [];

    public int? Id(string filter) =>
        First(filter) is { } id ? int.Parse(id, CultureInfo.InvariantCulture) : null;

    public NumberRange Numbers(string filter) =>
        new(ListFilter.Number(First($"{filter}-from")), ListFilter.Number(First($"{filter}-to")));

    public DateRange Dates(string filter) =>
        new(ListFilter.Day(First($"{filter}-from")), ListFilter.Day(First($"{filter}-to")))
        {
            Relative = RelativeDays.Named(First(filter)),
        };

    public TextMatch? Text(string filter) =>
        First(filter) is { } contained ? new(TextOperator.Contains, contained)
        : First($"{filter}-starts") is { } start ? new(TextOperator.Starts, start)
        : First($"{filter}-is") is { } whole ? new(TextOperator.Is, whole)
        : null;

    public bool Has(ListFilter filter) => filter.UrlKeys.Any(Filters.ContainsKey);

    /// <summary>The shortest query string for this state: empty for the default list.</summary>
    public string ToQuery()
    {
        var pairs = new List<KeyValuePair<string, string?>> { new(SearchKey, Search) };
        pairs.AddRange(
            from filter in Shape.Filters
            from key in filter.UrlKeys
            from value in Values(key)
            select new KeyValuePair<string, string?>(key, value)
        );
        pairs.Add(new(SortKey, Sort == Shape.DefaultSort ? null : Sort));
        pairs.Add(new(AfterKey, Position.IsBackwards ? null : Position.Cursor));
        pairs.Add(new(BeforeKey, Position.IsBackwards ? Position.Cursor ?? End : null));
        pairs.AddRange(Layout.ToPairs());
        pairs.Add(new(ViewKey, View?.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString("", pairs.Where(pair => pair.Value is not null));
    }

    /// <summary>What a saved view stores: everything but the position.</summary>
    public string ToViewQuery() =>
        (this with { Position = ListPosition.First, View = null }).ToQuery();

    private static ListPosition PositionIn(Func<string, string?> value) =>
        (value(AfterKey), value(BeforeKey)) switch
        {
            (_, End) => ListPosition.Last,
            (_, { } before) => ListPosition.Before(before),
            ({ } after, _) => ListPosition.After(after),
            _ => ListPosition.First,
        };

    private ListState Put(ListFilter filter, IEnumerable<FilterValue> asked)
    {
        var searchable =
            from value in asked
            let text = SearchPattern.Searchable(value.Value)
            where text is not null
            select value with
            {
                Value = text,
            };
        var kept = filter
            .Sensible(searchable)
            .GroupBy(value => value.Key, value => value.Value)
            .Select(values => KeyValuePair.Create(values.Key, values.ToImmutableArray()));
        return this with { Filters = Filters.RemoveRange(filter.UrlKeys).SetItems(kept) };
    }

    private string? First(string key) => Values(key) is [var first, ..] ? first : null;
}
