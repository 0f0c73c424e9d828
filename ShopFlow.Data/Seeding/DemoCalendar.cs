namespace ShopFlow.Data.Seeding;

/// <summary>Shifts the file's times by whole weeks so that they end now: Thursday's rush stays on a Thursday.</summary>
internal sealed class DemoCalendar
{
    // The file spans just over 53 weeks, so orders that would be in the future move to before the oldest ones.
    private static readonly TimeSpan Year = TimeSpan.FromDays(53 * 7);
    private readonly TimeSpan shift;
    private readonly DateTime localNow;
    private readonly TimeZoneInfo zone;

    public DemoCalendar(TimeProvider clock, DateTime newestInFile)
    {
        var now = clock.GetLocalNow().DateTime;
        zone = clock.LocalTimeZone;
        localNow = now - TimeSpan.FromTicks(now.Ticks % TimeSpan.TicksPerMinute);
        shift = TimeSpan.FromDays(
            7 * Math.Ceiling((localNow - newestInFile) / TimeSpan.FromDays(7))
        );
    }

    public DateTimeOffset Now => ToUtc(localNow);

    /// <summary>A few minutes ago, but never yesterday.</summary>
    public DateTimeOffset JustNow => ToUtc(Later(localNow.AddMinutes(-6), localNow.Date));

    public DateTimeOffset Move(DateTime inFile)
    {
        var moved = inFile + shift;
        return ToUtc(moved > localNow ? moved - Year : moved);
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private DateTimeOffset ToUtc(DateTime local) =>
        new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
}
