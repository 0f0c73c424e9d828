using Npgsql;
using ShopFlow.Data.Orders;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Activity;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Lists;

public sealed class CountTests
{
    private const string ManyUsers = """
        insert into users (name, email) select 'Common', n || '@example.com' from generate_series(1, 12345) n;
        analyze;
        """;

    [Fact]
    public async Task Up_to_ten_thousand_rows_are_counted_and_totalled()
    {
        await using var shop = await CrowdedShop.CreateAsync();

        var orders = await CountAsync(shop.Get<OrderListQuery>(), "?status=shipped");
        var products = await CountAsync(shop.Get<ProductListQuery>(), "");
        var reviews = await CountAsync(shop.Get<ReviewListQuery>(), "?q=user");

        Assert.Equal("35", orders.Count.ToString(new("en-GB")));
        Assert.Equal(["Total", "Items"], orders.Totals!.Select(total => total.Title));
        Assert.Equal((82.5m, 66m), (orders.Totals![0].Sum, orders.Totals[1].Sum));
        Assert.Equal(2.36m, decimal.Round(orders.Totals[0].Average!.Value, 2));
        Assert.Equal([300m, 630m], products.Totals!.Select(total => total.Sum));
        Assert.Equal((null, 3m), (reviews.Totals![0].Sum, reviews.Totals[0].Average));
    }

    [Fact]
    public async Task A_list_without_totals_that_fits_on_one_page_is_counted_without_a_query()
    {
        var commands = new SentCommands();
        await using var shop = await TestShop.CreateAsync(commands.Listen);
        var activity = shop.Get<ActivityListQuery>();
        var page = await activity.PageAsync(ListState.Default(activity.Shape));
        commands.Clear();

        var tally = await activity.CountAsync(ListState.Default(activity.Shape), page);

        Assert.Equal(page.Rows.Count, tally.Count.Value);
        Assert.Empty(commands.Texts);
    }

    [Theory]
    [InlineData("", "about 12,300")]
    [InlineData("?q=common", "about 12,300")]
    [InlineData("?q=777", "21")]
    public async Task Above_ten_thousand_rows_the_count_is_the_planners_estimate(
        string query,
        string count
    )
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(ManyUsers);

        var tally = await CountAsync(shop.Get<UserListQuery>(), query);

        Assert.Equal(count, tally.Count.ToString(new("en-GB")));
        Assert.Equal(count.StartsWith("about", StringComparison.Ordinal), tally.Totals is null);
    }

    [Fact]
    public async Task All_rows_are_totalled_on_request()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(ManyUsers);
        var users = shop.Get<UserListQuery>();

        var tally = await users.AddUpAsync(ListState.Default(users.Shape), default);

        Assert.Equal((12345, 0m), (tally!.Count.Value, tally.Totals![0].Sum));
    }

    [Fact]
    public async Task Totals_that_take_too_long_are_given_up()
    {
        await using var shop = await CrowdedShop.CreateAsync();
        await using var holder = new NpgsqlConnection(shop.ConnectionString);
        await holder.OpenAsync();
        await using var hold = await holder.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand("lock table orders", holder, hold))
            await take.ExecuteNonQueryAsync();

        await using var db = shop.CreateDbContext();
        var hasty = new ListCounter<Order>([]) { LongPatience = TimeSpan.FromMilliseconds(50) };

        Assert.Null(await hasty.AddUpAsync(db.Orders, default));
    }

    [Theory]
    [InlineData(1_243_211, "about 1,240,000")]
    [InlineData(99_960, "about 100,000")]
    [InlineData(999, "about 999")]
    [InlineData(0, "about 0")]
    public void An_estimate_is_rounded(long value, string text) =>
        Assert.Equal(text, new RowCount(value, IsAbout: true).ToString(new("en-GB")));

    private static async Task<Tally> CountAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        string address
    )
        where TEntity : class
    {
        var state = ListState.Parse(address, query.Shape);
        return await query.CountAsync(state, await query.PageAsync(state));
    }
}
