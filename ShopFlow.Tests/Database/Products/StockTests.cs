using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Components.Lists;
using ShopFlow.Web.Features.Products;

namespace ShopFlow.Tests.Database.Products;

/// <summary>The cup has 18 in stock.</summary>
public sealed class StockTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Theory]
    [InlineData("42", 42)]
    [InlineData("1,000", 1000)]
    [InlineData("+5", 23)]
    [InlineData(" -2 ", 16)]
    [InlineData("\u22122", 16)]
    [InlineData("-18", 0)]
    public async Task A_typed_number_or_change_becomes_the_stock(string typed, int stock)
    {
        var change = await ChangeAsync(typed);

        Outcomes.Saved(change.Outcome);
        Assert.Equal(stock, change.Now);
        Assert.Equal(stock, await StockAsync());
        Assert.Null(change.Story);
    }

    [Fact]
    public async Task Plus_five_keeps_a_sale_in_between_and_the_cell_explains_the_sum()
    {
        await shop.ExecuteAsync(
            "update products set stock_quantity = stock_quantity - 1 where id = 1"
        );

        var change = await ChangeAsync("+5");

        Assert.Equal(22, await StockAsync());
        Assert.Equal((22, "Was 18, 1 went meanwhile: 17 + 5 = 22."), (change.Now, change.Story));
    }

    [Fact]
    public async Task Plus_five_waits_for_an_uncommitted_sale()
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await using var sale = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            "update products set stock_quantity = stock_quantity - 1 where id = 1",
            connection,
            sale
        );
        await command.ExecuteNonQueryAsync();

        var change = ChangeAsync("+5");
        await sale.CommitAsync();

        Assert.Equal(22, (await change).Now);
    }

    [Fact]
    public async Task Concurrent_changes_of_a_stock_are_all_applied()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => ChangeAsync(n % 2 == 0 ? "+3" : "-1"))
        );

        Assert.Equal(18 + 30 - 10, await StockAsync());
    }

    [Fact]
    public async Task A_typed_stock_after_a_sale_in_between_is_a_conflict_that_shows_the_sale()
    {
        await shop.ExecuteAsync("update products set stock_quantity = 17 where id = 1");

        var change = await ChangeAsync("20");

        var conflict = Assert.IsType<SaveOutcome.Conflict>(change.Outcome);
        Assert.Equal((18, 17), (conflict.Fields[0].Before, conflict.Fields[0].Theirs));
        Assert.Equal((17, 17), (change.Now, await StockAsync()));
    }

    [Fact]
    public async Task A_new_price_in_between_does_not_block_a_stock()
    {
        await shop.ExecuteAsync("update products set price = 99 where id = 1");

        Outcomes.Saved((await ChangeAsync("20")).Outcome);
    }

    [Theory]
    [InlineData("-19", "0 or more")]
    [InlineData("+2147483647", "2,147,483,647")]
    [InlineData("+99999999999", "2,147,483,647")]
    [InlineData("99999999999", "2,147,483,647")]
    [InlineData("1.5", "whole")]
    [InlineData("+1.5", "whole")]
    [InlineData("+", "whole")]
    [InlineData("five", "whole")]
    [InlineData("£42", "whole")]
    [InlineData("42 GBP", "whole")]
    [InlineData("+£5", "whole")]
    [InlineData("", "required")]
    public async Task An_invalid_stock_is_refused_with_the_reason(string typed, string word)
    {
        var form = new StockForm { StockQuantity = typed };

        var change = await shop.Get<StockService>().ChangeAsync(1, form, 18);

        var message = Assert.Single(Assert.IsType<SaveOutcome.Invalid>(change.Outcome).Messages);
        Assert.Equal((form, "StockQuantity"), (message.Target, message.Property));
        Assert.Contains(word, message.Text, StringComparison.Ordinal);
        Assert.Equal((typed, 18), (form.StockQuantity, await StockAsync()));
    }

    [Fact]
    public async Task A_refused_change_reports_the_current_stock()
    {
        await shop.ExecuteAsync("update products set stock_quantity = 15 where id = 1");

        var change = await ChangeAsync("-16");

        Assert.IsType<SaveOutcome.Invalid>(change.Outcome);
        Assert.Equal(15, change.Now);
    }

    [Theory]
    [InlineData("+5")]
    [InlineData("5")]
    public async Task Changing_the_stock_of_a_deleted_product_says_it_is_gone(string typed)
    {
        var change = await shop.Get<StockService>()
            .ChangeAsync(99, new() { StockQuantity = typed }, 18);

        Assert.IsType<SaveOutcome.Gone>(change.Outcome);
    }

    [Fact]
    public async Task A_rule_applies_to_the_resulting_stock_and_not_to_the_change()
    {
        await shop.ExecuteAsync(
            "alter table products add constraint stock_quantity_must_be_at_most_100 check (stock_quantity <= 100)"
        );

        Outcomes.Saved((await ChangeAsync("-5")).Outcome);
        Assert.IsType<SaveOutcome.Invalid>((await ChangeAsync("+88")).Outcome);
    }

    private Task<CellSaved> ChangeAsync(string typed) =>
        shop.Get<StockService>().ChangeAsync(1, new() { StockQuantity = typed }, 18);

    private async Task<int> StockAsync()
    {
        await using var db = shop.CreateDbContext();
        return (await db.Products.FindAsync(1))!.StockQuantity;
    }
}
