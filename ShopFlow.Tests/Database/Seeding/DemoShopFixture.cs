using ShopFlow.Data;
using ShopFlow.Data.Seeding;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Seeding;

/// <summary>One demo shop for all tests that only read it.</summary>
public sealed class DemoShopFixture : IAsyncLifetime
{
    /// <summary>A Wednesday afternoon.</summary>
    public static readonly DateTimeOffset Now = new(2027, 3, 17, 14, 25, 40, TimeSpan.Zero);

    private TestShop shop = null!;

    public ShopFlowDbContext CreateDbContext() => shop.CreateDbContext();

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await DemoShop.LoadAsync(
            shop.ConnectionString,
            new FixedClock(Now),
            CancellationToken.None
        );
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();
}
