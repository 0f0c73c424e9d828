using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>The pages of a list sorted by text follow each other without gaps in any language.</summary>
public sealed class SortedPagesTests : IAsyncLifetime
{
    private TestShop shop = null!;

    [Theory]
    [InlineData(null)]
    [InlineData("sv-SE")]
    [InlineData("cs-CZ")]
    public async Task The_pages_add_up_to_the_whole_list_for_every_sort_by_text(string? culture)
    {
        await FillAsync();
        if (culture is not null)
        {
            await shop.StoreCultureAsync(culture);
            await shop.ApplySortingAsync();
        }

        var (users, products) = (shop.Get<UserListQuery>(), shop.Get<ProductListQuery>());
        await WalkAsync(users, "name", row => row.Id, "users", "name");
        await WalkAsync(users, "email", row => row.Id, "users", "email");
        await WalkAsync(products, "name", row => row.Id, "products", "name");
        await WalkAsync(products, "category", row => row.Id, "products", "category", "name");
        const string Reviews =
            "reviews r join users u on u.id = user_id join products p on p.id = product_id";
        var reviews = shop.Get<ReviewListQuery>();
        await WalkAsync(reviews, "user", row => row.Id, Reviews, "u.name", "u.id", "r.id");
        await WalkAsync(reviews, "product", row => row.Id, Reviews, "p.name", "p.id", "r.id");
        await WalkAsync(
            reviews,
            "content",
            row => row.Id,
            Reviews,
            "substring(content, 1, 60)",
            "r.id"
        );
        const string Orders = "orders o join users u on u.id = user_id";
        await WalkAsync(
            shop.Get<OrderListQuery>(),
            "user",
            row => row.Id,
            Orders,
            "u.name",
            "u.id",
            "o.id"
        );
    }

    public async Task InitializeAsync() => shop = await TestShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    /// <summary>Names made of few letters. Many are equal, or differ only in case, accents, blanks or zeros.</summary>
    private Task FillAsync() =>
        shop.ExecuteAsync(
            """
            create temporary table names as
            select n, (array['a', 'A', 'ä', 'Å', 'z', 'Z', 'ch', 'c', 'h', 'o', 'ö', 'Öl', '1', '01', '2', '10', '_', '~', '-', ''])[n % 20 + 1]
                || (array['', ' ', 'a', 'b', ' 2', ' 10', 'ß', 'ss', '~1'])[n % 9 + 1] as name
            from generate_series(1, 260) n;
            insert into users (name, email) select 'n' || name, replace(name, ' ', '') || n % 3 || '@' || n || '.test' from names;
            insert into products (name, price, category) select 'n' || name, 5, 'c' || left(name, 1) from names;
            insert into orders (user_id) select n * 7 % 260 + 1 from names;
            insert into reviews (user_id, product_id, rating, content)
            select n, n * 3 % 260 + 1, 5, case when n % 4 > 0 then name || repeat('x', n % 2 * 70) end from names;
            """
        );

    /// <summary>Walks forwards and backwards, ascending and descending. Rows without a text come last.</summary>
    private async Task WalkAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        string sort,
        Func<TRow, int> id,
        string from,
        params string[] keys
    )
        where TEntity : class
    {
        var own = keys[^1].EndsWith("id", StringComparison.Ordinal) ? keys[^1] : "id";
        foreach (var direction in new[] { "", "-" })
        {
            var by = keys.Append(own)
                .Select(key =>
                    key + (key.EndsWith("id", StringComparison.Ordinal) ? "" : " collate shop")
                )
                .Select(key => direction.Length > 0 ? $"{key} desc nulls last" : key);
            var all = await shop.ScalarAsync<string>(
                $"select string_agg({own}::text, ',' order by {string.Join(", ", by)}) from {from}"
            );
            var state = ListState.Parse($"?sort={direction}{sort}", query.Shape);

            Assert.Equal(all, Joined(await Walks.WalkAsync(query, state)));
            Assert.Equal(all, Joined(await Walks.WalkBackAsync(query, state)));
        }

        string Joined(List<TRow> rows) => string.Join(',', rows.Select(id));
    }
}
