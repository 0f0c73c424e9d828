using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Tests.Database.Account;

public sealed class SpentProofsTests : IAsyncLifetime
{
    private TestShop shop = null!;

    [Fact]
    public async Task The_same_proof_shown_many_times_at_once_is_accepted_once()
    {
        var proofs = shop.Get<SpentProofs>();

        var believed = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => proofs.SpendAsync("code of this half minute"))
        );

        Assert.Single(believed, isBelieved => isBelieved);
        Assert.True(await proofs.SpendAsync("another"));
    }

    [Fact]
    public async Task Old_spent_proofs_are_deleted()
    {
        var proofs = shop.Get<SpentProofs>();
        await proofs.SpendAsync("old");
        await shop.ExecuteAsync(
            "update staff.spent_proofs set spent_at = now() - interval '2 days'"
        );

        await proofs.SpendAsync("new");

        await using var db = shop.CreateDbContext();
        Assert.Single(db.SpentProofs);
    }

    public async Task InitializeAsync() => shop = await TestShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();
}
