using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Lists;

public sealed class GoToTests
{
    [Theory]
    [InlineData("?sort=-placed", "2026-11-03", "2026-11-03")]
    [InlineData("?sort=placed", "2026-11-03", "2026-11-03")]
    [InlineData("?sort=placed", "2020-01-01", "2026-11-01")]
    public async Task Going_to_a_day_opens_the_page_where_its_orders_start(
        string query,
        string day,
        string first
    )
    {
        await using var shop = await CrowdedShop.CreateAsync();
        var orders = shop.Get<OrderListQuery>();
        var format = shop.Services.GetRequiredService<ShopFormat>();
        var state = ListState.Parse(query, orders.Shape);
        var there = ListFilter.Day(day)!.Value;

        var position = orders
            .StartOf("placed")!
            .At((format.Start(there), format.Start(there.AddDays(1))), state.IsDescending);
        var page = await orders.PageAsync(state.At(position));

        Assert.Equal(ListFilter.Day(first), format.Day(page.Rows[0].CreatedAt));
    }

    [Fact]
    public async Task Going_to_a_number_opens_the_page_where_its_rows_start_in_either_direction()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        var (orders, products) = (shop.Get<OrderListQuery>(), shop.Get<ProductListQuery>());

        Assert.Equal(70, (await FirstAsync(orders, "?sort=id", 70)).Id);
        Assert.Equal(70, (await FirstAsync(orders, "?sort=-id", 70)).Id);
        Assert.Equal(2.5m, (await FirstAsync(orders, "?sort=total", 1.1m)).Total);
        Assert.Equal(1.5m, (await FirstAsync(products, "?sort=-price", 2m)).Price);
        Assert.Equal(3, (await FirstAsync(products, "?sort=stock", 2.5m)).StockQuantity);
        Assert.Equal(3.0, (await FirstAsync(products, "?sort=-rating", 3.2m)).Rating!.Value, 0.2);
        Assert.Equal(4, (await FirstAsync(shop.Get<ReviewListQuery>(), "?sort=-rating", 4)).Rating);
    }

    [Fact]
    public async Task A_list_sorted_by_text_has_no_place_to_go_to()
    {
        await using var shop = await TestShop.CreateAsync();

        Assert.Null(shop.Get<UserListQuery>().StartOf("name"));
        Assert.True(shop.Get<UserListQuery>().StartOf("joined")!.IsDate);
    }

    private static async Task<TRow> FirstAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> list,
        string query,
        decimal number
    )
        where TEntity : class
    {
        var state = ListState.Parse(query, list.Shape);
        var position = list.StartOf(state.SortColumn)!.At(number, state.IsDescending);
        return (
            await list.PageAsync(ListState.Parse(state.At(position).ToQuery(), list.Shape))
        ).Rows[0];
    }
}
