namespace ShopFlow.Data.Seeding;

/// <summary>Moves the file's times so that they end now, in whole weeks: Thursday's rush stays on a Thursday.</summary>
internal sealed class DemoCalendar
{
    // The file spans a little over 53 weeks, so what would lie ahead finds its place before the oldest orders.
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

    /// <summary>A few minutes ago, and never yesterday.</summary>
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
