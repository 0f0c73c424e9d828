using Npgsql;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Lists;

public sealed class SearchTests
{
    /// <summary>2,500 users called Common with an order each, and one called Rare with an order.</summary>
    private const string Crowd = """
        insert into users (name, email) select 'Common Name', 'c' || n || '@many.test' from generate_series(1, 2500) n;
        insert into users (name, email) values ('Rare O''Neil', 'ro@few.test');
        insert into orders (user_id, created_at) select id, timestamptz '2026-01-01Z' + id * interval '1 minute' from users;
        insert into products (name, price, category) values ('Blue Teapot', 5, 'A'), ('Lamp', 5, 'A');
        insert into order_items (order_id, product_id, quantity, price_at_purchase) values (1, 1, 1, 5), (2, 2, 1, 5);
        insert into reviews (user_id, product_id, rating, content) values (1, 2, 5, 'Very bright'), (2501, 1, 4, null);
        analyze;
        """;

    [Theory]
    [InlineData("are", "ro@few.test")]
    [InlineData("o'ne", "ro@few.test")]
    [InlineData("FEW.T", "ro@few.test")]
    [InlineData("c77@", "c77@many.test")]
    [InlineData("nobody", null)]
    public async Task Any_fragment_of_a_name_or_an_email_finds_a_user(string text, string? email)
    {
        await using var shop = await CreateAsync();
        var users = shop.Get<UserListQuery>();

        var page = await users.PageAsync(Asking(users, text));

        Assert.Equal(email is null ? [] : [email], page.Rows.Select(row => row.Email));
    }

    [Theory]
    [InlineData("ra", "Rare O'Neil")]
    [InlineData("o'", "Rare O'Neil")]
    [InlineData("re", null)]
    public async Task One_or_two_letters_match_the_beginning_of_a_word(string text, string? name)
    {
        await using var shop = await CreateAsync();
        var users = shop.Get<UserListQuery>();

        var page = await users.PageAsync(Asking(users, text));

        Assert.Equal(name is null ? [] : [name], page.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task A_rare_or_common_name_finds_the_users_orders_newest_first()
    {
        await using var shop = await CreateAsync();
        var orders = shop.Get<OrderListQuery>();

        var few = await orders.PageAsync(Asking(orders, "rare"));
        var many = await orders.PageAsync(Asking(orders, "many.test"));
        var more = await orders.PageAsync(Asking(orders, "many.test").At(many.Next!.Value));

        Assert.Equal([2501], few.Rows.Select(row => row.Id));
        Assert.Equal(
            Enumerable.Range(2401, 100).Reverse(),
            many.Rows.Concat(more.Rows).Select(row => row.Id)
        );
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("#12", 12)]
    public async Task A_number_finds_its_order(string text, int id)
    {
        await using var shop = await CreateAsync();
        var orders = shop.Get<OrderListQuery>();

        var page = await orders.PageAsync(Asking(orders, text));

        Assert.Contains(id, page.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task Lines_and_reviews_are_found_by_their_product_order_user_or_text()
    {
        await using var shop = await CreateAsync();
        var (items, reviews) = (shop.Get<OrderItemListQuery>(), shop.Get<ReviewListQuery>());

        Assert.Equal(
            [1],
            (await items.PageAsync(Asking(items, "teap"))).Rows.Select(row => row.OrderId)
        );
        Assert.Equal(
            [2],
            (await items.PageAsync(Asking(items, "#2"))).Rows.Select(row => row.OrderId)
        );
        Assert.Equal([1], await FoundAsync("bright"));
        Assert.Equal([2], await FoundAsync("teapot"));
        Assert.Equal([2], await FoundAsync("rare"));
        Assert.Equal([1], await FoundAsync("many.test"));

        async Task<IEnumerable<int>> FoundAsync(string text) =>
            (await reviews.PageAsync(Asking(reviews, text))).Rows.Select(row => row.Id);
    }

    [Fact]
    public async Task A_cancelled_search_stops_on_the_server_too()
    {
        await using var shop = await CreateAsync();
        var users = shop.Get<UserListQuery>();
        await using var holder = new NpgsqlConnection(shop.ConnectionString);
        await holder.OpenAsync();
        await using var hold = await holder.BeginTransactionAsync();
        await shop.Get<UserListQuery>().PageAsync(Asking(users, "rare"));
        await using (var take = new NpgsqlCommand("lock table users", holder, hold))
            await take.ExecuteNonQueryAsync();

        using var typingOn = new CancellationTokenSource();
        var search = users.PageAsync(Asking(users, "common"), typingOn.Token);
        await Eventually.IsTrueAsync(() => IsWaitingAsync(shop));
        await typingOn.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
        await Eventually.IsTrueAsync(async () => !await IsWaitingAsync(shop));
    }

    private static async Task<bool> IsWaitingAsync(TestShop shop)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')",
            connection
        );
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<TestShop> CreateAsync()
    {
        var shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(Crowd);
        return shop;
    }

    private static ListState Asking<TEntity, TRow>(ListQuery<TEntity, TRow> query, string text)
        where TEntity : class => ListState.Default(query.Shape).WithSearch(text);
}
