using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>One crowded shop for the tests of a class that do not mind each other.</summary>
public sealed class CrowdedShopFixture : IAsyncLifetime
{
    internal TestShop Shop { get; private set; } = null!;

    public async Task InitializeAsync() => Shop = await CrowdedShop.CreateAsync();

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
