namespace ShopFlow.Tests.Support;

/// <summary>Always shows the same moment, by default in London.</summary>
internal sealed class FixedClock(DateTimeOffset now, string zone = "Europe/London") : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
