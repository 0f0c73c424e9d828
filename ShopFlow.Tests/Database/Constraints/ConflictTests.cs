using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

public sealed class ConflictTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private ShopFlowDbContext db = null!;
    private Product cup = null!;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(
            "insert into products (name, price, category, stock_quantity) values ('Cup', 4.50, 'Kitchen', 10)"
        );
        db = shop.CreateDbContext();
        cup = await db.Products.SingleAsync();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task A_field_that_both_changed_shows_the_old_value_theirs_and_mine()
    {
        await shop.ExecuteAsync("update products set stock_quantity = 12");
        cup.StockQuantity = 15;

        var field = Assert.Single((await ConflictAsync()).Fields);

        Assert.Equal("StockQuantity", field.Property);
        Assert.Equal("Stock quantity", field.Label);
        Assert.Equal((10, 12, 15), ((int)field.Before!, (int)field.Theirs!, (int)field.Mine!));
    }

    [Fact]
    public async Task A_field_that_only_they_changed_is_listed_with_mine_unchanged()
    {
        await shop.ExecuteAsync("update products set name = 'Mug'");
        cup.StockQuantity = 15;

        var field = Assert.Single((await ConflictAsync()).Fields);

        Assert.Equal(("Cup", "Mug", "Cup"), (field.Before, field.Theirs, field.Mine));
    }

    [Fact]
    public async Task A_save_with_the_version_of_the_conflict_overwrites_their_change()
    {
        await shop.ExecuteAsync("update products set stock_quantity = 12");
        cup.StockQuantity = 15;

        var conflict = await ConflictAsync();
        db.Entry(cup).Property(p => p.Version).OriginalValue = conflict.Version;

        Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
    }

    [Fact]
    public async Task A_conflict_does_not_hide_the_rules_that_the_merged_row_breaks()
    {
        await shop.ExecuteAsync("update products set name = 'Mug'");
        cup.Price = -5;

        var message = Assert.Single((await ConflictAsync()).Messages);

        Assert.Equal("Price", message.Property);
    }

    [Fact]
    public async Task A_row_deleted_in_the_meantime_is_gone()
    {
        await shop.ExecuteAsync("delete from products");
        cup.Price = 5;

        Assert.IsType<SaveOutcome.Gone>(await db.SaveAsync());
    }

    private async Task<SaveOutcome.Conflict> ConflictAsync() =>
        Assert.IsType<SaveOutcome.Conflict>(await db.SaveAsync());
}
