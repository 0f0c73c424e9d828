using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Tests.Database.Account;

public sealed class SpentProofsTests : IAsyncLifetime
{
    private TestShop shop = null!;

    [Fact]
    public async Task Of_many_who_show_the_same_proof_at_once_one_is_believed()
    {
        var proofs = shop.Get<SpentProofs>();

        var believed = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => proofs.SpendAsync("code of this half minute"))
        );

        Assert.Single(believed, isBelieved => isBelieved);
        Assert.True(await proofs.SpendAsync("another"));
    }

    [Fact]
    public async Task What_was_spent_long_ago_is_forgotten()
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
