using System.Globalization;

namespace ShopFlow.Web.Lists.State;

public enum FilterKind
{
    /// <summary>One or more values from a choice: <c>status=pending&amp;status=shipped</c>.</summary>
    OneOf,

    /// <summary>The rows that belong to one other row: <c>user=12</c>.</summary>
    Id,

    /// <summary>Both ends included: <c>price-from=5&amp;price-to=9.99</c>.</summary>
    Numbers,

    /// <summary>
    /// Days in the shop's time zone, both included: <c>placed-from=2026-11-01</c>. Or days relative to today,
    /// <c>placed=last-30-days</c>, which move on every day.
    /// </summary>
    Dates,

    /// <summary>Contains <c>name=mug</c>, begins with <c>name-starts=mug</c> or is <c>name-is=mug</c>.</summary>
    Text,
}

/// <summary>A filter that a list offers, by its name in the URL.</summary>
public record ListFilter(string Name, FilterKind Kind)
{
    private const int LongestValue = 200;

    /// <summary>Its name on screen.</summary>
    public string Label { get; init; } = Name;

    /// <summary>Its numbers are amounts of money, so people may type the currency too.</summary>
    public bool IsMoney { get; init; }

    /// <summary>The values to choose from; empty if anything goes.</summary>
    public IReadOnlyCollection<string> Choices { get; init; } = [];

    /// <summary>The range of days that every time zone and PostgreSQL can handle.</summary>
    public static readonly (DateOnly First, DateOnly Last) Days = (
        new(1900, 1, 1),
        new(2199, 12, 31)
    );

    public string From => $"{Name}-from";

    public string To => $"{Name}-to";

    public string Starts => $"{Name}-starts";

    public string Is => $"{Name}-is";

    public IReadOnlyList<string> UrlKeys =>
        Kind switch
        {
            FilterKind.Numbers => [From, To],
            FilterKind.Dates => [Name, From, To],
            FilterKind.Text => [Name, Starts, Is],
            _ => [Name],
        };

    /// <summary>
    /// The values that count: several for a choice, both ends of a range, otherwise the first. Relative days take
    /// precedence over fixed ones.
    /// </summary>
    public IEnumerable<FilterValue> Sensible(IEnumerable<FilterValue> asked)
    {
        var accepted = asked.Where(Accepts).Distinct();
        return Kind switch
        {
            FilterKind.OneOf => accepted,
            FilterKind.Numbers => accepted.DistinctBy(value => value.Key),
            FilterKind.Dates when accepted.FirstOrDefault(IsRelative) is { Key: not null } days =>
            [
                days,
            ],
            FilterKind.Dates => accepted.DistinctBy(value => value.Key),
            _ => accepted.Take(1),
        };
    }

    private bool IsRelative(FilterValue asked) => asked.Key == Name;

    private bool Accepts(FilterValue asked) =>
        Kind switch
        {
            FilterKind.Id => int.TryParse(
                asked.Value,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out _
            ),
            FilterKind.Numbers => Number(asked.Value) is not null,
            FilterKind.Dates when IsRelative(asked) => RelativeDays.Named(asked.Value) is not null,
            FilterKind.Dates => Day(asked.Value) is not null,
            _ when Choices.Count > 0 => Choices.Contains(asked.Value),
            _ => asked.Value.Length is > 0 and <= LongestValue,
        };

    public static decimal? Number(string? value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(
            value,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        ) && Holds(day)
            ? day
            : null;

    /// <summary>A typed day: "18 Nov 2026", the culture's short form, or 2026-11-18.</summary>
    public static DateOnly? TypedDay(string typed, CultureInfo culture)
    {
        const DateTimeStyles Spaces = DateTimeStyles.AllowWhiteSpaces;
        if (Day(typed.Trim()) is { } written)
            return written;

        var isRead =
            DateOnly.TryParseExact(typed, "d MMM yyyy", culture, Spaces, out var day)
            || DateOnly.TryParse(typed, culture, Spaces, out day);
        return isRead && Holds(day) ? day : null;
    }

    public static bool Holds(DateOnly day) => day >= Days.First && day <= Days.Last;
}

/// <summary>A filter's value with its key in the URL.</summary>
public readonly record struct FilterValue(string Key, string Value);
