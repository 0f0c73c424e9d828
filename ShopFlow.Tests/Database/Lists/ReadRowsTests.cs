using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>A page reads about as many rows as it shows, however long the list is: every sort has an index.</summary>
public sealed class ReadRowsTests
{
    /// <summary>
    /// A page, one extra row, and what is joined to each. Twice that for a sort with rows that have no key.
    /// </summary>
    private const int Most = 600;

    private readonly ReadRows read = new();
    private readonly List<string> tooMany = [];

    [Fact]
    public async Task Every_page_of_every_sort_reads_a_few_hundred_rows()
    {
        await using var shop = await BusyShopAsync();

        await CheckPagesAsync(
            shop.Get<OrderListQuery>(),
            "",
            "status=refunded",
            "user=7",
            "product=7"
        );
        await CheckPagesAsync(shop.Get<OrderItemListQuery>(), "", "status=refunded", "product=7");
        await CheckPagesAsync(shop.Get<ProductListQuery>(), "", "category=Category 3");
        await CheckPagesAsync(shop.Get<UserListQuery>(), "");
        await CheckPagesAsync(shop.Get<ReviewListQuery>(), "", "rating=1", "product=7", "user=7");

        Assert.Empty(tooMany);
    }

    [Fact]
    public async Task A_search_reads_little_more_than_its_hits_even_if_they_are_all_at_the_end_of_the_list()
    {
        const int found = 1_200;
        await using var shop = await BusyShopAsync();
        await shop.ExecuteAsync(
            $"""
            insert into products (name, category, price) select 'Zebra ' || n, 'Category', 1 from generate_series(1, {found}) n;
            analyze products;
            """
        );
        read.Clear();

        var query = shop.Get<ProductListQuery>();
        var state = ListState.Parse("?q=zebra", query.Shape);
        var first = await query.PageAsync(state);
        var second = await query.PageAsync(state.At(first.Next!.Value));
        var last = await query.PageAsync(state.At(ListPosition.Last));

        Assert.Equal((50, 50, 50), (first.Rows.Count, second.Rows.Count, last.Rows.Count));
        Assert.All(
            read.Commands,
            // Up to three nodes of a plan pass every hit on.
            command => Assert.True(command.Rows <= (3 * found) + Most, command.Plan)
        );
    }

    /// <summary>Filters are tried only with the list's default sort.</summary>
    private async Task CheckPagesAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        params string[] filters
    )
        where TEntity : class
    {
        foreach (var filter in filters)
        {
            IEnumerable<string> sorts =
                filter.Length > 0
                    ? [query.Shape.DefaultSort]
                    : query.Shape.Sorts.SelectMany(sort => new[] { sort, $"-{sort}" });
            foreach (var sort in sorts)
                await CheckPagesAsync(
                    query,
                    ListState.Parse($"?{filter}&sort={sort}", query.Shape)
                );
        }
    }

    private async Task CheckPagesAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        ListState state
    )
        where TEntity : class
    {
        read.Clear();
        var first = await query.PageAsync(state);
        if (first.Next is { } next)
            await query.PageAsync(state.At(next));

        var last = await query.PageAsync(state.At(ListPosition.Last));
        if (last.Previous is { } previous)
            await query.PageAsync(state.At(previous));

        tooMany.AddRange(
            from command in read.Commands
            where command.Rows > Most
            select $"{typeof(TEntity).Name}{state.ToQuery()} reads {command.Rows} rows: {command.Text}"
        );
    }

    private async Task<TestShop> BusyShopAsync()
    {
        var shop = await TestShop.CreateAsync(read.Listen);
        await shop.ExecuteAsync(
            """
            insert into users (name, email, created_at)
            select 'User ' || n % 3000, 'user' || n || '@example.com', timestamptz '2026-01-01Z' + n * interval '1 minute'
            from generate_series(1, 6000) n;

            insert into products (name, category, price, stock_quantity, created_at)
            select 'Product ' || n % 2500, 'Category ' || n % 20, n % 400 + 0.5, n % 300, timestamptz '2026-01-01Z' + n * interval '1 minute'
            from generate_series(1, 5000) n;

            insert into orders (user_id, status, created_at)
            select n * 7 % 6000 + 1, case when n % 20 = 0 then 'refunded' when n % 13 = 0 then 'cancelled' else 'shipped' end,
                timestamptz '2026-01-01Z' + n * interval '5 minutes'
            from generate_series(1, 20000) n;

            insert into order_items (order_id, product_id, quantity, price_at_purchase)
            select o, (o * 11 + i * 17) % 5000 + 1, o % 9 + 1, o % 90 + i
            from generate_series(1, 20000) o, generate_series(1, 2) i;

            insert into reviews (user_id, product_id, rating, content, created_at)
            select n % 6000 + 1, n * 3 % 4500 + 1, n % 5 + 1, case when n % 3 > 0 then 'Text ' || n end, timestamptz '2026-01-01Z' + n * interval '4 minutes'
            from generate_series(1, 12000) n on conflict do nothing;

            analyze;
            """
        );
        read.ConnectionString = shop.ConnectionString;
        return shop;
    }
}
