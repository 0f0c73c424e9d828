using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Products;

namespace ShopFlow.Tests.Database.Products;

/// <summary>Two cups were sold today at 4.25. 18 are in stock.</summary>
public sealed class ProductFactsTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task Thirty_days_are_compared_with_the_thirty_before()
    {
        await shop.ExecuteAsync(
            """
            insert into orders (user_id, created_at) values (1, now() - interval '40 days');
            insert into order_items (order_id, product_id, quantity, price_at_purchase) values (2, 1, 3, 4);
            """
        );

        var numbers = await NumbersAsync();

        Assert.Equal((30, 2, 8.50m), Sum(numbers.Days));
        Assert.Equal((30, 3, 12m), Sum(numbers.DaysBefore));
        Assert.Equal(5, numbers.Sold);
    }

    [Fact]
    public async Task A_refunded_order_does_not_count_as_a_sale()
    {
        await shop.ExecuteAsync("update orders set status = 'refunded'");

        Assert.Equal((30, 0, 0m), Sum((await NumbersAsync()).Days));
    }

    [Fact]
    public async Task Days_left_are_estimated_from_the_current_sales()
    {
        Assert.Equal(270, (await NumbersAsync()).DaysLeft(18));
        await shop.ExecuteAsync("delete from order_items");
        Assert.Null((await NumbersAsync()).DaysLeft(18));
    }

    [Fact]
    public async Task The_price_history_names_who_set_each_price_and_skips_other_changes()
    {
        var products = shop.Get<ProductService>();
        var form = (await products.FindAsync(1))!;
        form.Price = "5.00";
        Outcomes.Saved(await products.SaveAsync(form));
        form.Name = "Mug";
        Outcomes.Saved(await products.SaveAsync(form));

        var prices = await shop.Get<PriceHistoryQuery>().ReadAsync(1);

        Assert.Equal([5.00m, 4.50m], prices.Select(p => p.Price));
        Assert.Equal("Owner", prices[0].By);
        Assert.True(prices[0].Since > prices[1].Since);
    }

    [Fact]
    public async Task A_price_from_before_the_first_recorded_change_has_no_person_and_no_date()
    {
        await shop.ExecuteAsync(
            """
            insert into products (name, price, category) select 'Pot ' || i, 9, 'Kitchen' from generate_series(1, 1500) i;
            update products set price = 8 where id = 4;
            """
        );

        var prices = await shop.Get<PriceHistoryQuery>().ReadAsync(4);

        Assert.Equal([8m, 9m], prices.Select(p => p.Price));
        Assert.Equal((null, null), (prices[1].By, prices[1].Since));
    }

    private async Task<ProductNumbers> NumbersAsync() =>
        (await shop.Get<ProductFactsQuery>().ReadAsync(1))!;

    private static (int Days, long Units, decimal Net) Sum(IReadOnlyList<SoldDay> days) =>
        (days.Count, days.Sum(day => day.Units), days.Sum(day => day.Net));
}
