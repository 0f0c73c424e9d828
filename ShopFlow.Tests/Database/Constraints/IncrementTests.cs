using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

public sealed class IncrementTests : IAsyncLifetime
{
    private readonly StockCell cell = new();
    private TestShop shop = null!;
    private ShopFlowDbContext db = null!;

    private sealed class StockCell
    {
        public string? StockQuantity { get; set; }
    }

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(
            "insert into products (name, price, category, stock_quantity) values ('Cup', 4.50, 'Kitchen', 10)"
        );
        db = shop.CreateDbContext();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task A_change_is_added_to_the_current_value()
    {
        await shop.ExecuteAsync("update products set stock_quantity = 8");

        var done = await AddAsync(5);

        Assert.IsType<SaveOutcome.Saved>(done.Outcome);
        Assert.Equal(13, done.Now);
    }

    [Fact]
    public async Task A_change_below_zero_is_refused_on_the_cell()
    {
        var message = await RefusedAsync(-11);

        Assert.Same(cell, message.Target);
        Assert.Equal(
            ("StockQuantity", ProductRules.StockQuantityMustBeNonNegative),
            (message.Property, message.Rule.Name)
        );
    }

    [Fact]
    public async Task A_change_that_overflows_an_integer_is_refused_on_the_cell() =>
        Assert.Equal("r:stock_quantity", (await RefusedAsync(int.MaxValue)).Rule.Name);

    [Fact]
    public async Task A_row_deleted_in_the_meantime_is_gone()
    {
        await shop.ExecuteAsync("delete from products");

        Assert.IsType<SaveOutcome.Gone>((await AddAsync(1)).Outcome);
    }

    private Task<Increment> AddAsync(int by) =>
        db.IncrementAsync<Product>(1, product => product.StockQuantity, by, cell);

    private async Task<FieldMessage> RefusedAsync(int by) =>
        Assert.Single(Assert.IsType<SaveOutcome.Invalid>((await AddAsync(by)).Outcome).Messages);
}
