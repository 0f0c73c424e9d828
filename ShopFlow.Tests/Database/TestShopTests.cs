using Microsoft.EntityFrameworkCore;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database;

public sealed class TestShopTests
{
    [Fact]
    public async Task A_new_shop_is_migrated_and_empty()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var db = shop.CreateDbContext();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.False(await db.Users.AnyAsync());
    }
}
