using System.Globalization;

namespace ShopFlow.Web.Components.Tables;

public enum FilterKind
{
    /// <summary>One or several values out of a choice: <c>status=pending&amp;status=shipped</c>.</summary>
    OneOf,

    /// <summary>The rows of one other row: <c>user=12</c>.</summary>
    Id,

    /// <summary>Both ends included: <c>price-from=5&amp;price-to=9.99</c>.</summary>
    Numbers,

    /// <summary>Days in the shop's time zone, both included: <c>placed-from=2026-11-01</c>.</summary>
    Dates,
}

/// <summary>A filter that a list knows, by the name it has in the URL.</summary>
public sealed record ListFilter(string Name, FilterKind Kind)
{
    private const int LongestValue = 200;

    /// <summary>The values that there are to choose from; empty when the choice is open.</summary>
    public IReadOnlyCollection<string> Choices { get; init; } = [];

    /// <summary>Days that neither a time zone nor PostgreSQL has trouble with.</summary>
    private static readonly (DateOnly First, DateOnly Last) Days = (
        new(1900, 1, 1),
        new(2199, 12, 31)
    );

    public string From => $"{Name}-from";

    public string To => $"{Name}-to";

    public IEnumerable<string> UrlKeys =>
        Kind is FilterKind.Numbers or FilterKind.Dates ? [From, To] : [Name];

    public bool Accepts(string value) =>
        Kind switch
        {
            FilterKind.Id => int.TryParse(
                value,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out _
            ),
            FilterKind.Numbers => Number(value) is not null,
            FilterKind.Dates => Day(value) is not null,
            _ when Choices.Count > 0 => Choices.Contains(value),
            _ => value.Length is > 0 and <= LongestValue,
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
        )
        && day >= Days.First
        && day <= Days.Last
            ? day
            : null;
}
