namespace ShopFlow.Web.Components.Tables;

/// <summary>Both ends belong to it; an end that is null is open.</summary>
public readonly record struct NumberRange(decimal? From, decimal? To);

/// <summary>Whole days, both included; an end that is null is open.</summary>
public readonly record struct DateRange(DateOnly? From, DateOnly? To)
{
    /// <summary>The first instant of the first day in <paramref name="zone"/>.</summary>
    public DateTimeOffset? Start(TimeZoneInfo zone) => From is { } day ? Midnight(day, zone) : null;

    /// <summary>The first instant after the last day in <paramref name="zone"/>.</summary>
    public DateTimeOffset? End(TimeZoneInfo zone) =>
        To is { } day ? Midnight(day.AddDays(1), zone) : null;

    // Where clocks skip midnight, its offset before the change names the first instant that exists.
    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
