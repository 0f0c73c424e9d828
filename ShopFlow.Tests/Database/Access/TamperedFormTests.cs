using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Tests.Database.Access;

/// <summary>Forms with a made-up version: guessing must never overwrite other people's changes.</summary>
public sealed class TamperedFormTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(uint.MaxValue)]
    public async Task Saving_with_a_guessed_version_is_a_conflict(uint version)
    {
        var before = await shop.FingerprintAsync();
        var form = (await shop.Get<UserService>().FindAsync(1))!;
        (form.Name, form.Version) = ("Mallory", version);

        Assert.IsType<SaveOutcome.Conflict>(await shop.Get<UserService>().SaveAsync(form));
        Assert.Equal(before, await shop.FingerprintAsync());
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_line_for_an_order_that_does_not_exist_is_refused(int order)
    {
        var before = await shop.FingerprintAsync();
        var line = new OrderItemForm
        {
            OrderId = order,
            ProductId = 2,
            PriceAtPurchase = "7",
        };

        Assert.IsType<SaveOutcome.Invalid>(await shop.Get<OrderItemService>().SaveAsync(line));
        Assert.Equal(before, await shop.FingerprintAsync());
    }
}
