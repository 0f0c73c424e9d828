using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Access;

/// <summary>A shop for all calls that must leave it as it was.</summary>
public sealed class UntouchedShop : IAsyncLifetime
{
    internal TestShop Shop { get; private set; } = null!;

    /// <summary>All that it held before the first call.</summary>
    internal string Rows { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Shop = await KnownShop.CreateAsync();
        await Shop.LoadTeamAsync();
        Rows = await Shop.FingerprintAsync();
    }

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
