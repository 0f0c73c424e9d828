using Npgsql;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>Lists sort text the way the shop's language does.</summary>
public sealed class SortingTests : IAsyncLifetime
{
    private const string Products = """
        insert into products (name, price, category)
        select name, 5, name from unnest(array['Zebra', 'apple', 'Äpfel', 'item 10', 'Item 2', 'item 2', 'Öl', 'zoo']) name
        """;

    private static readonly string[] English =
    [
        "Äpfel",
        "apple",
        "item 2",
        "Item 2",
        "item 10",
        "Öl",
        "Zebra",
        "zoo",
    ];

    private static readonly string[] Swedish =
    [
        "apple",
        "item 2",
        "Item 2",
        "item 10",
        "Zebra",
        "zoo",
        "Äpfel",
        "Öl",
    ];

    private TestShop shop = null!;

    [Theory]
    [InlineData("name")]
    [InlineData("category")]
    public async Task Text_is_sorted_alphabetically_and_numbers_in_it_by_value(string sort)
    {
        await shop.ExecuteAsync(Products);

        Assert.Equal(English, await NamesAsync(sort));
        Assert.Equal(English.Reverse(), await NamesAsync($"-{sort}"));
        Assert.Equal(English, await shop.Get<ProductService>().CategoriesAsync());
        Assert.Equal(
            English,
            (await shop.Get<ProductService>().OptionsAsync(null)).Select(option => option.Text)
        );
    }

    [Theory]
    [InlineData("?category=zoo", "zoo")]
    [InlineData("?category=zoo&category=apple&category=ZOO", "apple", "zoo")]
    public async Task A_category_filter_matches_the_exact_spelling(
        string query,
        params string[] names
    )
    {
        await shop.ExecuteAsync(Products);
        var products = shop.Get<ProductListQuery>();

        var page = await products.PageAsync(ListState.Parse(query, products.Shape));

        Assert.Equal(names, page.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task The_sort_order_follows_the_settings_and_keeps_its_indexes()
    {
        await shop.ExecuteAsync(Products);
        var before = await IndexesAsync();

        await shop.StoreCultureAsync("sv-SE");
        await shop.ApplySortingAsync();
        Assert.Equal(Swedish, await NamesAsync("name"));
        Assert.Equal(before, await IndexesAsync());

        await shop.StoreCultureAsync("de-DE");
        await shop.ApplySortingAsync();
        Assert.Equal(English, await NamesAsync("name"));
        Assert.Equal(before, await IndexesAsync());
    }

    [Fact]
    public async Task The_sort_order_does_not_change_while_a_writer_holds_the_table()
    {
        await shop.ExecuteAsync(Products);
        await shop.StoreCultureAsync("sv-SE");
        await using (await LockAsync("row exclusive"))
        {
            await shop.ApplySortingAsync();
            Assert.Equal(English, await NamesAsync("name"));
        }

        await shop.ApplySortingAsync();
        Assert.Equal(Swedish, await NamesAsync("name"));
    }

    [Fact]
    public async Task A_reader_delays_only_the_removal_of_the_old_indexes()
    {
        await shop.ExecuteAsync(Products);
        var before = await IndexesAsync();
        await shop.StoreCultureAsync("sv-SE");
        await using (await LockAsync("access share"))
        {
            await shop.ApplySortingAsync();
            Assert.Equal(Swedish, await NamesAsync("name"));
            Assert.NotEqual(before, await IndexesAsync());
        }

        await shop.ApplySortingAsync();
        Assert.Equal(before, await IndexesAsync());
    }

    [Fact]
    public async Task A_new_version_of_the_servers_collation_rebuilds_the_indexes()
    {
        var old = await shop.ScalarAsync<string>("select 'ix_users_name_id'::regclass::oid::text");
        await shop.ExecuteAsync(
            "update pg_collation set collversion = '1' where oid = 'public.shop'::regcollation"
        );

        await shop.ApplySortingAsync();

        Assert.NotEqual(
            old,
            await shop.ScalarAsync<string>("select 'ix_users_name_id'::regclass::oid::text")
        );
        Assert.Equal(
            "",
            await shop.ScalarAsync<string>(
                "select coalesce(to_regcollation('shop_before')::text, '')"
            )
        );
    }

    [Fact]
    public async Task A_server_without_the_language_sorts_by_bytes()
    {
        await shop.ExecuteAsync(
            $"""
            {Products};
            drop collation public.shop cascade;
            call shopflow.create_collation(repeat('a-', 100));
            """
        );

        Assert.Equal(English.Order(StringComparer.Ordinal), await NamesAsync("name"));
    }

    public async Task InitializeAsync() => shop = await TestShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private async Task<IEnumerable<string>> NamesAsync(string sort)
    {
        var products = shop.Get<ProductListQuery>();
        var page = await products.PageAsync(ListState.Parse($"?sort={sort}", products.Shape));
        return page.Rows.Select(row => row.Name);
    }

    private async Task<NpgsqlConnection> LockAsync(string mode)
    {
        var holder = new NpgsqlConnection(shop.ConnectionString);
        await holder.OpenAsync();
        await using var hold = new NpgsqlCommand(
            $"begin; lock table products in {mode} mode",
            holder
        );
        await hold.ExecuteNonQueryAsync();
        return holder;
    }

    private Task<string> IndexesAsync() =>
        shop.ScalarAsync<string>(
            """
            select string_agg(pg_get_indexdef(indexrelid), e'\n' order by indexrelid::regclass::text)
            from pg_index where indrelid in ('users'::regclass, 'products'::regclass, 'reviews'::regclass)
            """
        );
}
