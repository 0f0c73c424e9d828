using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Seeding;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Seeding;

public sealed class DemoShopLoadingTests
{
    private static readonly DateTimeOffset SundayNight = new(2027, 2, 28, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task The_same_clock_gives_the_same_shop()
    {
        await using var one = await TestShop.CreateAsync();
        await using var other = await TestShop.CreateAsync();
        await LoadAsync(one, SundayNight);
        await LoadAsync(other, SundayNight);

        Assert.Equal(await one.ShopRowsAsync(), await other.ShopRowsAsync());
    }

    [Theory]
    [InlineData("2027-02-28T03:04:05Z", "Europe/London")]
    [InlineData("2027-02-28T00:02:00Z", "Europe/London")]
    [InlineData("2028-12-31T23:59:59Z", "Pacific/Auckland")]
    [InlineData("2026-07-04T09:00:00Z", "America/Los_Angeles")]
    public async Task The_newest_order_is_from_today_at_any_time_and_in_any_zone(
        string now,
        string zone
    )
    {
        await using var shop = await TestShop.CreateAsync();
        var clock = new FixedClock(DateTimeOffset.Parse(now, null), zone);
        await DemoShop.LoadAsync(shop.ConnectionString, clock, CancellationToken.None);

        await using var db = shop.CreateDbContext();
        var newest = await db.Orders.MaxAsync(order => order.CreatedAt);
        Assert.Equal(
            clock.GetLocalNow().Date,
            TimeZoneInfo.ConvertTime(newest, clock.LocalTimeZone).Date
        );
        Assert.True(newest <= clock.GetUtcNow());
    }

    [Fact]
    public async Task A_shop_that_is_not_empty_is_left_alone()
    {
        await using var shop = await TestShop.CreateAsync();
        Assert.True(await DemoShop.IsEmptyAsync(shop.ConnectionString, CancellationToken.None));
        await shop.ExecuteAsync(
            "INSERT INTO users (name, email) VALUES ('Ada', 'ada@example.com')"
        );

        Assert.False(await DemoShop.IsEmptyAsync(shop.ConnectionString, CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => LoadAsync(shop, SundayNight));
        await using var db = shop.CreateDbContext();
        Assert.Equal("Ada", (await db.Users.SingleAsync()).Name);
    }

    private static Task LoadAsync(TestShop shop, DateTimeOffset now) =>
        DemoShop.LoadAsync(shop.ConnectionString, new FixedClock(now), CancellationToken.None);
}
