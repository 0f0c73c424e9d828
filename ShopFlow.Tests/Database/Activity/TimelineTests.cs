using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Activity;

namespace ShopFlow.Tests.Database.Activity;

public sealed class TimelineTests : IAsyncLifetime
{
    private TestShop shop = null!;

    [Fact]
    public async Task An_orders_timeline_includes_its_lines_newest_first()
    {
        await shop.ExecuteAsync("update order_items set quantity = 3");
        await shop.ExecuteAsync("update orders set status = 'shipped'");

        var timeline = await ReadAsync("orders", 1);

        Assert.Equal(
            ["Changed", "Changed order item #1", "Added order item #1", "Placed"],
            timeline.Rows.Select(row => Words.What(row, "orders:1"))
        );
    }

    [Fact]
    public async Task A_timeline_leaves_out_other_rows()
    {
        await shop.ExecuteAsync("insert into orders (user_id) values (1)");
        await shop.ExecuteAsync("update products set price = 1 where id = 2");

        Assert.Single((await ReadAsync("orders", 2)).Rows);
        Assert.Single((await ReadAsync("products", 1)).Rows);
    }

    [Fact]
    public async Task A_timeline_names_the_rows_it_refers_to()
    {
        var timeline = await ReadAsync("orders", 1);

        Assert.Equal("Ada", timeline.Names["users:1"]);
        Assert.Equal("Cup", timeline.Names["products:1"]);
    }

    [Fact]
    public async Task A_bulk_load_appears_only_in_the_timelines_of_its_rows()
    {
        await shop.ExecuteAsync(
            "insert into products (name, price, category) select 'P' || i, 1, 'X' from generate_series(1, 1001) i"
        );
        await shop.ExecuteAsync(
            "insert into order_items (order_id, product_id, quantity, price_at_purchase) select 1, id, 1, 1 from products where id > 3"
        );

        Assert.Equal(
            "Added 1,001 products",
            Words.What(Assert.Single((await ReadAsync("products", 500)).Rows))
        );
        Assert.Equal("Added 1,001 order items", Words.What((await ReadAsync("orders", 1)).Rows[0]));
        Assert.Single((await ReadAsync("products", 1)).Rows);
    }

    [Fact]
    public async Task Lines_are_named_after_their_product()
    {
        var timeline = await ReadAsync("orders", 1);

        Assert.Equal(
            ["Added Cup", "Placed"],
            timeline.Rows.Select(row => Words.What(row, "orders:1", timeline.Names))
        );
    }

    [Fact]
    public async Task The_changes_of_one_transaction_form_one_entry()
    {
        await shop.ExecuteAsync(
            "update orders set status = 'shipped'; update order_items set quantity = 3"
        );

        var entries = (await ReadAsync("orders", 1)).Entries.ToList();

        Assert.Equal([2, 2], entries.Select(entry => entry.Count()));
    }

    [Fact]
    public async Task Only_as_many_entries_are_read_as_asked_for()
    {
        await shop.ExecuteAsync("update products set price = 1 where id = 1");

        var timeline = await shop.Get<TimelineQuery>().ReadAsync("products", 1, 1);

        Assert.True(timeline.HasMore);
        Assert.Equal("update", Assert.Single(timeline.Rows).Operation);
    }

    [Theory]
    [InlineData("products", "price", "24.50", "£24.50")]
    [InlineData("products", "stock_quantity", "1200", "1,200")]
    [InlineData("orders", "user_id", "1", "Ada")]
    [InlineData("orders", "user_id", "2", "#2")]
    [InlineData("orders", "status", "\"shipped\"", "shipped")]
    [InlineData("orders", "created_at", "\"2025-11-20T10:00:00+00:00\"", "20 Nov 2025 11:00")]
    [InlineData("products", "shelf", "\"A\"", "A")]
    [InlineData("products", "is_sold", "true", "Yes")]
    [InlineData("products", "description", "null", null)]
    public void Values_are_shown_in_the_shops_format(
        string table,
        string column,
        string value,
        string? text
    )
    {
        using var json = System.Text.Json.JsonDocument.Parse(value);
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["users:1"] = "Ada" };

        Assert.Equal(text, Words.Value(table, column, json.RootElement, names).Text);
    }

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private ActivityWords Words => shop.Get<ActivityWords>();

    private Task<Timeline> ReadAsync(string table, int id) =>
        shop.Get<TimelineQuery>().ReadAsync(table, id, 20);
}
