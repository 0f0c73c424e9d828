namespace ShopFlow.Tests.Support;

/// <summary>Always the same moment, in a shop in London unless told otherwise.</summary>
internal sealed class FixedClock(DateTimeOffset now, string zone = "Europe/London") : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
