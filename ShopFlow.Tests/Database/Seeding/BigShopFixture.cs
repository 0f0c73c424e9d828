using ShopFlow.Data.Seeding;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Seeding;

/// <summary>The smallest big shop, for tests that don't change it.</summary>
public sealed class BigShopFixture : IAsyncLifetime
{
    public static readonly DateOnly End = new(2027, 2, 28);

    internal TestShop Shop { get; private set; } = null!;

    public async Task InitializeAsync() => Shop = await LoadAsync(End);

    public async Task DisposeAsync() => await Shop.DisposeAsync();

    internal static async Task<TestShop> LoadAsync(DateOnly end)
    {
        var shop = await TestShop.CreateAsync();
        Assert.True(await LoadAsync(shop, end));
        return shop;
    }

    internal static Task<bool> LoadAsync(TestShop shop, DateOnly end) =>
        new BigShop(BigShopSize.At(BigShopSize.Smallest), end, _ => { }).LoadAsync(
            shop.ConnectionString,
            CancellationToken.None
        );
}
