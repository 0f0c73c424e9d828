using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>Somebody pages through a list to its end and back while the shop keeps selling.</summary>
public sealed class ArrivingRowsTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private int arrived;

    [Fact]
    public async Task Every_sort_shows_each_row_once_in_both_directions_while_rows_arrive()
    {
        await WalkAllSortsAsync(shop.Get<OrderListQuery>(), row => row.Id);
        await WalkAllSortsAsync(shop.Get<OrderItemListQuery>(), row => row.Id);
        await WalkAllSortsAsync(shop.Get<ProductListQuery>(), row => row.Id);
        await WalkAllSortsAsync(shop.Get<UserListQuery>(), row => row.Id);
        await WalkAllSortsAsync(shop.Get<ReviewListQuery>(), row => row.Id);
    }

    public async Task InitializeAsync() => shop = await CrowdedShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private async Task WalkAllSortsAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        Func<TRow, int> id
    )
        where TEntity : class
    {
        foreach (var sort in query.Shape.Sorts.SelectMany(sort => new[] { sort, $"-{sort}" }))
        {
            var state = ListState.Parse($"?sort={sort}", query.Shape);
            var before = (await Walks.WalkAsync(query, state)).ConvertAll(row => id(row));

            Assert.Equal(before, await SeenAsync(query, state, id, before));
            Assert.Equal(
                before.AsEnumerable().Reverse(),
                await SeenAsync(query, state.At(ListPosition.Last), id, before)
            );
            await RemoveArrivedAsync();
        }
    }

    /// <summary>The rows on the pages that were there before.</summary>
    private async Task<List<int>> SeenAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        ListState from,
        Func<TRow, int> id,
        List<int> before
    )
        where TEntity : class
    {
        var seen = new List<int>();
        for (ListPosition? position = from.Position; position is { } at; )
        {
            var page = await query.PageAsync(from.At(at));
            var rows = page.Rows.Select(id).Where(before.Contains);
            if (!from.Position.IsBackwards)
                seen.AddRange(rows);
            else
                // The first page is always full, so it may repeat rows of the second page.
                seen.AddRange(rows.Reverse().Except(seen));

            position = from.Position.IsBackwards ? page.Previous : page.Next;
            await ArriveAsync();
        }

        return seen;
    }

    /// <summary>A new user buys and reviews a new product, so no figures of existing rows change.</summary>
    private Task ArriveAsync() =>
        shop.ExecuteAsync(
            $"""
            with u as (insert into users (id, name, email) values ({10_000
                + ++arrived}, 'User {arrived % 9}', 'new{arrived}@shop.test')),
            p as (insert into products (id, name, category, price, stock_quantity)
                values ({10_000 + arrived}, 'Product {arrived % 9}', 'Category {arrived
                % 4}', {arrived % 5}, {arrived % 7})),
            r as (insert into reviews (user_id, product_id, rating) values ({10_000
                + arrived}, {10_000 + arrived}, {arrived % 5 + 1})),
            o as (insert into orders (id, user_id, status) values ({10_000 + arrived}, {10_000
                + arrived}, 'shipped'))
            insert into order_items (order_id, product_id, quantity, price_at_purchase) values ({10_000
                + arrived}, {10_000 + arrived}, {arrived % 3 + 1}, 1.25)
            """
        );

    private Task RemoveArrivedAsync() =>
        shop.ExecuteAsync(
            """
            delete from order_items where order_id > 10000; delete from orders where id > 10000;
            delete from reviews where user_id > 10000; delete from products where id > 10000; delete from users where id > 10000
            """
        );
}
