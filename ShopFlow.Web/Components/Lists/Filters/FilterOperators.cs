using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists.Filters;

/// <summary>The comparisons of each kind of filter, by name and in words.</summary>
internal static class FilterOperators
{
    public const string Between = "between";
    public const string AtLeast = "from";
    public const string AtMost = "to";

    private static readonly (string Name, string Words)[] OfNumbers =
    [
        (Between, "between"),
        (AtLeast, "at least"),
        (AtMost, "at most"),
    ];

    private static readonly (string Name, string Words)[] OfDates =
    [
        .. RelativeDays.All.Select(days => (days.Name, days.Words)),
        (Between, "between"),
        (AtLeast, "on or after"),
        (AtMost, "on or before"),
    ];

    private static readonly (string Name, string Words)[] OfText =
    [
        .. Enum.GetValues<TextOperator>().Select(way => (way.ToString(), Words(way))),
    ];

    /// <summary>Empty if there is only one way.</summary>
    public static IReadOnlyList<(string Name, string Words)> Of(FilterKind kind) =>
        kind switch
        {
            FilterKind.Numbers => OfNumbers,
            FilterKind.Dates => OfDates,
            FilterKind.Text => OfText,
            _ => [],
        };

    public static string Words(TextOperator way) =>
        way switch
        {
            TextOperator.Starts => "begins with",
            TextOperator.Is => "is",
            _ => "contains",
        };
}
