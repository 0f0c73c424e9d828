using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Access;

/// <summary>One shop for all calls that must not change anything.</summary>
public sealed class UntouchedShop : IAsyncLifetime
{
    internal TestShop Shop { get; private set; } = null!;

    /// <summary>The fingerprint of the shop before the first call.</summary>
    internal string Before { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Shop = await KnownShop.CreateAsync();
        await Shop.LoadTeamAsync();
        Before = await Shop.FingerprintAsync();
    }

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
