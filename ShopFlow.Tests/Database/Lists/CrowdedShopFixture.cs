using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>One crowded shop for a class whose tests don't affect each other.</summary>
public sealed class CrowdedShopFixture : IAsyncLifetime
{
    internal TestShop Shop { get; private set; } = null!;

    public async Task InitializeAsync() => Shop = await CrowdedShop.CreateAsync();

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
