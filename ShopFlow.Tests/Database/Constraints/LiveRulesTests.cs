using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Rules that somebody changes over another connection while ShopFlow runs.</summary>
public sealed class LiveRulesTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await RefusedAsync(-1);
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_new_rule_is_explained_at_once()
    {
        await shop.ExecuteAsync(
            "alter table products add constraint price_must_be_below_ten check (price < 10)"
        );

        var message = Assert.Single(await RefusedAsync(12));

        Assert.Equal(("Price", "Price must be less than 10."), (message.Property, message.Text));
    }

    [Fact]
    public async Task A_renamed_rule_keeps_its_field()
    {
        await shop.ExecuteAsync(
            $"alter table products rename constraint {ProductRules.PriceMustBeNonNegative} to price_cannot_be_negative"
        );

        var message = Assert.Single(await RefusedAsync(-1));

        Assert.Equal(("Price", "price_cannot_be_negative"), (message.Property, message.Rule.Name));
    }

    [Fact]
    public async Task A_rule_recreated_with_other_bounds_reports_the_new_bounds()
    {
        await shop.ExecuteAsync(
            """
            alter table products add check (stock_quantity <= 500);
            """
        );
        var before = Assert.Single(await RefusedAsync(1, stock: 1000)).Text;
        await shop.ExecuteAsync(
            """
            alter table products drop constraint products_stock_quantity_check;
            alter table products add check (stock_quantity <= 800);
            """
        );

        var after = Assert.Single(await RefusedAsync(1, stock: 1000)).Text;

        Assert.Contains("500", before, StringComparison.Ordinal);
        Assert.Contains("800", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fields_choices_follow_its_rule_after_a_second()
    {
        var clock = new MovableClock();
        using var rulebook = shop.RulebookAt(clock);
        await rulebook.HintsAsync<Order>();
        await shop.ExecuteAsync(
            """
            alter table orders drop constraint status_must_be_valid;
            alter table orders add constraint status_must_be_valid check (status in ('pending', 'packed'));
            """
        );

        var trusted = (await rulebook.HintsAsync<Order>())[nameof(Order.Status)].Choices!;
        clock.Pass(TimeSpan.FromSeconds(1));
        var followed = (await rulebook.HintsAsync<Order>())[nameof(Order.Status)].Choices!;

        Assert.Equal(4, trusted.Count);
        Assert.Equal(["pending", "packed"], followed);
    }

    private async Task<IReadOnlyList<FieldMessage>> RefusedAsync(decimal price, int stock = 1)
    {
        await using var db = shop.CreateDbContext();
        db.Add(
            new Product
            {
                Name = "Vase",
                Price = price,
                StockQuantity = stock,
                Category = "Kitchen",
            }
        );
        return Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync()).Messages;
    }
}
