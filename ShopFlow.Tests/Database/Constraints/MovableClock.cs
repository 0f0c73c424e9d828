using Microsoft.Extensions.Logging.Abstractions;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>A clock that a test moves on.</summary>
internal sealed class MovableClock : TimeProvider
{
    private long now = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time) => now += time.Ticks;

    public override long GetTimestamp() => now;
}

internal static class RulebookOfTests
{
    public static Rulebook RulebookAt(this TestShop shop, TimeProvider clock) =>
        new(
            shop.ConnectionString,
            () =>
            {
                using var db = shop.CreateDbContext();
                return db.Model;
            },
            clock,
            shop.Get<Vocabulary>(),
            NullLogger<Rulebook>.Instance
        );
}
