using Microsoft.EntityFrameworkCore;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;
using static ShopFlow.Tests.Database.Lists.Walks;

namespace ShopFlow.Tests.Database.Lists;

public sealed class ListTests
{
    [Fact]
    public async Task Every_sort_of_users_pages_through_all_rows_once_in_both_directions()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        await WalkAllSortsAsync(shop.Get<UserListQuery>(), row => row.Id, CrowdedShop.Users);
    }

    [Fact]
    public async Task Every_sort_of_products_pages_through_all_rows_once_in_both_directions()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        await WalkAllSortsAsync(shop.Get<ProductListQuery>(), row => row.Id, CrowdedShop.Products);
    }

    [Fact]
    public async Task Every_sort_of_orders_pages_through_all_rows_once_in_both_directions()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        await WalkAllSortsAsync(shop.Get<OrderListQuery>(), row => row.Id, CrowdedShop.Orders);
    }

    [Fact]
    public async Task Every_sort_of_order_items_pages_through_all_rows_once_in_both_directions()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        await WalkAllSortsAsync(
            shop.Get<OrderItemListQuery>(),
            row => row.Id,
            (CrowdedShop.Orders - 10) * 2
        );
    }

    [Fact]
    public async Task Every_sort_of_reviews_pages_through_all_rows_once_in_both_directions()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        await WalkAllSortsAsync(shop.Get<ReviewListQuery>(), row => row.Id, CrowdedShop.Users);
    }

    [Fact]
    public async Task Every_sort_of_a_search_pages_through_all_hits_once_in_both_directions()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        await WalkAllSortsAsync(
            shop.Get<UserListQuery>(),
            row => row.Id,
            CrowdedShop.Users,
            "&q=user"
        );
        await WalkAllSortsAsync(
            shop.Get<ProductListQuery>(),
            row => row.Id,
            CrowdedShop.Products,
            "&q=product"
        );
        await WalkAllSortsAsync(
            shop.Get<OrderListQuery>(),
            row => row.Id,
            CrowdedShop.Orders,
            "&q=user"
        );
        await WalkAllSortsAsync(
            shop.Get<ReviewListQuery>(),
            row => row.Id,
            CrowdedShop.Users,
            "&q=user"
        );
    }

    [Theory]
    [InlineData("?sort=rating")]
    [InlineData("?sort=-rating")]
    public async Task Products_without_a_rating_come_last_in_both_directions(string query)
    {
        await using var shop = await CrowdedShop.CreateAsync();
        var products = shop.Get<ProductListQuery>();
        var rows = await WalkAsync(products, ListState.Parse(query, products.Shape));

        var rated = rows.TakeWhile(row => row.Rating is not null)
            .Select(row => row.Rating!.Value)
            .ToList();
        Assert.Equal(50, rated.Count);
        Assert.All(rows.Skip(50), row => Assert.Null(row.Rating));
        Assert.Equal(query.Contains('-') ? rated.OrderDescending() : rated.Order(), rated);
    }

    [Fact]
    public async Task New_rows_between_two_pages_neither_repeat_nor_hide_others()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        var orders = shop.Get<OrderListQuery>();
        var state = ListState.Default(orders.Shape);
        var before = (await WalkAsync(orders, state)).ConvertAll(row => row.Id);

        var first = await orders.PageAsync(state);
        await shop.ExecuteAsync(
            "insert into orders (user_id) select 1 from generate_series(1, 20)"
        );
        var second = await orders.PageAsync(state.At(first.Next!.Value));

        Assert.Equal(before[..100], first.Rows.Concat(second.Rows).Select(row => row.Id));
    }

    [Fact]
    public async Task Paging_continues_if_the_row_at_the_cursor_was_deleted()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        var orders = shop.Get<OrderListQuery>();
        var state = ListState.Default(orders.Shape);
        var all = (await WalkAsync(orders, state)).ConvertAll(row => row.Id);

        var first = await orders.PageAsync(state);
        await shop.ExecuteAsync($"delete from orders where id = {first.Rows[^1].Id}");
        var second = await orders.PageAsync(state.At(first.Next!.Value));

        Assert.Equal(all[50..100], second.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task The_last_page_can_be_opened_directly()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        var orders = shop.Get<OrderListQuery>();
        var all = (await WalkAsync(orders, ListState.Default(orders.Shape))).ConvertAll(row =>
            row.Id
        );

        var last = await orders.PageAsync(ListState.Parse("?before=end", orders.Shape));

        Assert.Null(last.Next);
        Assert.Equal(all[^50..], last.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task Paging_back_to_the_start_ends_on_a_full_first_page()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        var orders = shop.Get<OrderListQuery>();
        var first = await orders.PageAsync(ListState.Default(orders.Shape));
        var tenth = ListPosition.Before(Cursor(first.Rows[10]));

        var back = await orders.PageAsync(ListState.Default(orders.Shape).At(tenth));

        Assert.Null(back.Previous);
        Assert.Equal(first.Rows, back.Rows);
    }

    [Theory]
    [InlineData("after=x")]
    [InlineData("after=2026_")]
    [InlineData("after=99999-01-01_5")]
    [InlineData("after=_")]
    [InlineData("after=5")]
    [InlineData("before=%00%ff_%F0%9F_1")]
    [InlineData("sort=nonsense&status=%00&placed-from=yesterday&user=-1&total-to=1e99")]
    [InlineData("placed-to=9999-12-31&user=99999999999")]
    [InlineData("q=%00&sort=--placed&&&=&%")]
    public async Task A_list_ignores_garbage_in_its_query_string(string query)
    {
        await using var shop = await CrowdedShop.CreateAsync();
        var orders = shop.Get<OrderListQuery>();
        var normal = await orders.PageAsync(ListState.Default(orders.Shape));

        var page = await orders.PageAsync(ListState.Parse($"/orders?{query}", orders.Shape));

        Assert.Equal(normal.Rows, page.Rows);
    }

    [Fact]
    public async Task A_cursor_past_the_end_shows_the_last_page()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        var orders = shop.Get<OrderListQuery>();

        var page = await orders.PageAsync(
            ListState.Parse("?after=2001-01-01T00:00:00Z_1", orders.Shape)
        );

        Assert.Equal(50, page.Rows.Count);
        Assert.NotNull(page.Previous);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task A_searched_page_and_its_count_take_three_queries_without_OFFSET()
    {
        var commands = new SentCommands();
        await using var shop = await CrowdedShop.CreateAsync(commands);

        // The search capabilities of the server are asked for only once.
        var users = shop.Get<UserListQuery>();
        await users.PageAsync(ListState.Parse("?q=user", users.Shape));

        await AskEverySortAsync(users, "q=user", commands);
        await AskEverySortAsync(shop.Get<ProductListQuery>(), "q=p&price-from=0.5", commands);
        await AskEverySortAsync(
            shop.Get<OrderListQuery>(),
            "q=user&status=pending&status=shipped",
            commands
        );
        await AskEverySortAsync(
            shop.Get<OrderItemListQuery>(),
            "q=p&placed-from=2026-11-01",
            commands
        );
        await AskEverySortAsync(shop.Get<ReviewListQuery>(), "q=user", commands);
    }

    [Fact]
    public async Task Totals_are_exact_for_the_largest_quantity_and_price()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        await shop.ExecuteAsync(
            "update order_items set quantity = 2147483647, price_at_purchase = 99999999.99 where order_id = 1"
        );
        var orders = shop.Get<OrderListQuery>();

        var page = await orders.PageAsync(ListState.Parse("?sort=-total", orders.Shape));

        Assert.Equal(1, page.Rows[0].Id);
        Assert.Equal(2 * 2147483647m * 99999999.99m, page.Rows[0].Total);
    }

    private static string Cursor(OrderRow row) =>
        ShopFlow.Web.Lists.State.Cursor.Of(row.CreatedAt, row.Id);

    private static async Task AskEverySortAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        string filters,
        SentCommands commands
    )
        where TEntity : class
    {
        foreach (var sort in query.Shape.Sorts)
        {
            commands.Clear();
            var state = ListState.Parse($"?sort={sort}&{filters}", query.Shape);
            var page = await query.PageAsync(state);
            var sentForRows = commands.Texts.Count;
            await query.CountAsync(state, page);

            Assert.NotNull(page.Next);
            Assert.Equal((2, 3), (sentForRows, commands.Texts.Count));
            Assert.All(
                commands.Texts,
                sql => Assert.DoesNotContain("OFFSET", sql, StringComparison.OrdinalIgnoreCase)
            );
        }
    }

    private static async Task WalkAllSortsAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        Func<TRow, int> id,
        int count,
        string search = ""
    )
        where TEntity : class
    {
        foreach (var sort in query.Shape.Sorts.SelectMany(sort => new[] { sort, $"-{sort}" }))
        {
            var state = ListState.Parse($"?sort={sort}{search}", query.Shape);
            var forwards = (await WalkAsync(query, state)).ConvertAll(row => id(row));
            var backwards = (await WalkBackAsync(query, state)).ConvertAll(row => id(row));

            Assert.Equal(sort, state.Sort);
            Assert.Equal(count, forwards.Distinct().Count());
            Assert.Equal(count, forwards.Count);
            Assert.Equal(forwards, backwards);
        }
    }
}
