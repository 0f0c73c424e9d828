using Microsoft.EntityFrameworkCore;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Components.Layout.Palette;
using ShopFlow.Web.Features;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>A search finds rows that contain all its words in any order, ignoring case and accents.</summary>
public sealed class WordSearchTests : IAsyncLifetime
{
    private const string Rows = """
        insert into products (name, price, category) values
            ('10 Colour Spaceboy Pen', 5, 'A'), ('Spaceboy Lunch Box', 5, 'A'), ('Café crème', 5, 'A'), ('Cafe Creme Jug', 5, 'A'),
            ('100% wool', 5, 'A'), ('Box_1', 5, 'A'), ('Box 1', 5, 'A'), ('Back\slash', 5, 'A');
        insert into users (name, email) values
            ('Liam Stiedemann', 'liam@shop.test'), ('Liam Other', 'other@shop.test'), ('Zoë Müller', 'zm@elsewhere.test');
        insert into orders (user_id) values (1), (2), (3);
        insert into order_items (order_id, product_id, quantity, price_at_purchase) values (1, 1, 1, 5), (2, 2, 1, 5);
        insert into reviews (user_id, product_id, rating, content) values (1, 1, 5, 'Writes très bien'), (2, 2, 5, 'Fine');
        """;

    private TestShop shop = null!;

    [Theory]
    [InlineData("pen spaceboy", "10 Colour Spaceboy Pen")]
    [InlineData("  SPACE \t  olou  ", "10 Colour Spaceboy Pen")]
    [InlineData("spaceboy 10", "10 Colour Spaceboy Pen")]
    [InlineData("box spaceboy box", "Spaceboy Lunch Box")]
    [InlineData("pen lunch")]
    [InlineData("cafe creme", "Cafe Creme Jug", "Café crème")]
    [InlineData("CRÈME Café", "Cafe Creme Jug", "Café crème")]
    [InlineData("0%")]
    [InlineData("00%", "100% wool")]
    [InlineData("00％", "100% wool")]
    [InlineData("box_", "Box_1")]
    [InlineData(@"ack\s", @"Back\slash")]
    [InlineData(@"back\", @"Back\slash")]
    [InlineData(@"\\")]
    [InlineData("w%l")]
    public async Task Words_find_products(string text, params string[] names) =>
        Assert.Equal(
            names,
            (await RowsAsync(shop.Get<ProductListQuery>(), text))
                .Select(row => row.Name)
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("stiedemann liam", "Liam Stiedemann")]
    [InlineData("liam other@", "Liam Other")]
    [InlineData("muller zoe", "Zoë Müller")]
    [InlineData("zoë elsewhere", "Zoë Müller")]
    public async Task Words_find_users_and_their_orders_by_name_and_email(string text, string name)
    {
        Assert.Equal(
            [name],
            (await RowsAsync(shop.Get<UserListQuery>(), text)).Select(row => row.Name)
        );
        Assert.Equal(
            [name],
            (await RowsAsync(shop.Get<OrderListQuery>(), text)).Select(row => row.UserName)
        );
    }

    [Fact]
    public async Task Words_find_lines_and_reviews()
    {
        Assert.Single(await RowsAsync(shop.Get<OrderItemListQuery>(), "pen  spaceboy"));
        Assert.Single(await RowsAsync(shop.Get<ReviewListQuery>(), "bien tres"));
        Assert.Single(await RowsAsync(shop.Get<ReviewListQuery>(), "stiedemann liam"));
        Assert.Single(await RowsAsync(shop.Get<ReviewListQuery>(), "pen colour"));
    }

    [Fact]
    public async Task Words_find_options_in_pickers_and_in_the_palette()
    {
        Assert.Single(await shop.Get<ProductService>().OptionsAsync("pen spaceboy"));
        Assert.Single(await shop.Get<UserService>().OptionsAsync("stiedemann liam"));
        Assert.Single(await shop.Get<OrderService>().OptionsAsync("stiedemann liam"));
        Assert.Contains("Liam Stiedemann", await OfferedAsync("stiedemann  liam"));
        Assert.Contains("10 Colour Spaceboy Pen", await OfferedAsync("pen spaceboy"));
        Assert.Contains("Order items", await OfferedAsync("items order"));
    }

    [Theory]
    [InlineData("name=creme", 2)]
    [InlineData("name=pen+spaceboy", 0)]
    [InlineData("name-starts=CAFÉ", 2)]
    [InlineData("name-is=cafe+creme", 1)]
    [InlineData("name-is=box_1", 1)]
    public async Task A_filter_ignores_case_and_accents_but_not_the_order_of_words(
        string query,
        int found
    )
    {
        var products = shop.Get<ProductListQuery>();

        var page = await products.PageAsync(ListState.Parse($"?{query}", products.Shape));

        Assert.Equal(found, page.Rows.Count);
    }

    [Fact]
    public async Task Searching_for_words_uses_their_index()
    {
        await shop.ExecuteAsync(
            """
            insert into users (name, email) select md5(n::text), n || '@shop.test' from generate_series(1, 20000) n;
            analyze users;
            """
        );
        await using var db = shop.CreateDbContext();
        var text = new SearchText("stiedemann shop.test li", FindsFragments: true);

        await using var command = ShopSearch.Users.Hits(db, text, 0).CreateDbCommand();
        command.CommandText = $"EXPLAIN {command.CommandText}";
        await db.Database.OpenConnectionAsync();

        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(0));

        Assert.Contains("Index Scan on ix_users_words", string.Join('\n', plan));
    }

    [Fact]
    public async Task Without_extensions_a_name_is_found_only_by_its_beginning()
    {
        await shop.RemoveExtensionsAsync();
        var users = shop.Get<UserListQuery>();

        Assert.Equal(2, (await RowsAsync(users, "LIAM")).Count);
        Assert.True(shop.Get<TextSearch>().OnlyFindsBeginnings);
        Assert.Single(await RowsAsync(users, "stiedemann  liam"));
        Assert.Single(await RowsAsync(users, "zm@"));
        Assert.Empty(await RowsAsync(users, "stiedemann"));
        Assert.Empty(await RowsAsync(users, "muller zoe"));
        Assert.Single(await RowsAsync(shop.Get<OrderListQuery>(), "liam ot"));
        Assert.Empty(await RowsAsync(shop.Get<ReviewListQuery>(), "writes"));
        Assert.Single(await RowsAsync(shop.Get<ProductListQuery>(), "100%"));
    }

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(Rows);
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private static async Task<IReadOnlyList<TRow>> RowsAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        string text
    )
        where TEntity : class =>
        (await query.PageAsync(ListState.Default(query.Shape).WithSearch(text))).Rows;

    private async Task<List<string>> OfferedAsync(string text)
    {
        var offered = new List<string>();
        foreach (var source in shop.Get<IEnumerable<PaletteSource>>())
            offered.AddRange((await source.FindAsync(text, default)).Select(hit => hit.Text));

        return offered;
    }
}
