using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;
using static ShopFlow.Tests.Database.Lists.Walks;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>Every filter and sort that a list declares has an effect, in every list.</summary>
public sealed class DeclaredColumnsTests(DeclaredColumnsTests.VariedShop varied)
    : IClassFixture<DeclaredColumnsTests.VariedShop>
{
    /// <summary>For each choice a value that some rows have and others don't.</summary>
    private static readonly Dictionary<string, string> Chosen = new(StringComparer.Ordinal)
    {
        ["status"] = "pending",
        ["category"] = "Category 1",
        ["rating"] = "2",
        ["person"] = "somebody",
        ["table"] = "products",
        ["operation"] = "update",
    };

    public static TheoryData<string> Lists => [.. Queries().Select(query => query.Name)];

    [Theory]
    [MemberData(nameof(Lists))]
    public Task Every_filter_leaves_some_rows_but_not_all(string list) =>
        CallAsync(nameof(NarrowAsync), list);

    [Theory]
    [MemberData(nameof(Lists))]
    public Task Every_sort_produces_a_different_order(string list) =>
        CallAsync(nameof(SortAsync), list);

    [Theory]
    [MemberData(nameof(Lists))]
    public Task No_two_columns_have_the_same_name(string list) =>
        CallAsync(nameof(NameAsync), list);

    private static async Task NarrowAsync<TEntity, TRow>(ListQuery<TEntity, TRow> query)
        where TEntity : class
    {
        var all = await query.CountAsync(ListState.Default(query.Shape), default);
        Assert.NotEmpty(query.Shape.Filters);
        foreach (var filter in query.Shape.Filters)
        {
            var state = ListState.Parse($"?{Asked(filter)}", query.Shape);
            var left = await query.CountAsync(state, default);

            Assert.True(
                left.Value > 0 && left.Value < all.Value,
                $"{Asked(filter)} leaves {left.Value} of {all.Value}."
            );
        }
    }

    private static async Task SortAsync<TEntity, TRow>(ListQuery<TEntity, TRow> query)
        where TEntity : class
    {
        Assert.Contains(query.Shape.DefaultSort.TrimStart('-'), query.Shape.Sorts);
        var orders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sort in query.Shape.Sorts.SelectMany(sort => new[] { sort, $"-{sort}" }))
        {
            var rows = await WalkAsync(query, ListState.Parse($"?sort={sort}", query.Shape));
            var order = string.Join('\n', rows);

            Assert.True(
                orders.TryAdd(order, sort),
                $"{sort} is the order of {orders.GetValueOrDefault(order)}."
            );
        }
    }

    private static Task NameAsync<TEntity, TRow>(ListQuery<TEntity, TRow> query)
        where TEntity : class
    {
        Assert.Equal(
            query.Columns.Select(column => column.Name).Distinct(),
            query.Columns.Select(column => column.Name)
        );
        return Task.CompletedTask;
    }

    private static string Asked(ListFilter filter) =>
        filter.Kind switch
        {
            FilterKind.OneOf => $"{filter.Name}={Chosen[filter.Name]}",
            FilterKind.Id => $"{filter.Name}=1",
            FilterKind.Numbers => $"{filter.To}=1",
            FilterKind.Dates => $"{filter.To}=2026-11-03",
            _ => $"{filter.Name}=1",
        };

    private Task CallAsync(string method, string list)
    {
        var query = Queries().Single(query => query.Name == list);
        return (Task)
            typeof(DeclaredColumnsTests)
                .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(query.BaseType!.GetGenericArguments())
                .Invoke(null, [varied.Shop.As(StaffRole.Owner).GetRequiredService(query)])!;
    }

    private static IEnumerable<Type> Queries() =>
        typeof(OrderListQuery)
            .Assembly.GetTypes()
            .Where(type =>
                type.BaseType is { IsGenericType: true } parent
                && parent.GetGenericTypeDefinition() == typeof(ListQuery<,>)
            );

    /// <summary>The crowded shop, with values that vary in every column.</summary>
    public sealed class VariedShop : IAsyncLifetime
    {
        internal TestShop Shop { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Shop = await CrowdedShop.CreateAsync();
            await Shop.ExecuteAsync(
                """
                update products set created_at = timestamptz '2026-11-01Z' + id * 7 % 120 * interval '1 hour';
                update reviews set created_at = timestamptz '2026-11-01Z' + id * 7 % 130 * interval '1 hour';
                update users set created_at = timestamptz '2026-11-01Z' + id * 7 % 130 * interval '1 hour', email = id * 11 % 130 || email;
                update order_items set quantity = id % 3 + 1, price_at_purchase = id % 5 * 0.5;
                set session_replication_role = replica;
                insert into shopflow.activity (at, actor, table_schema, table_name, row_id, subject, operation, changes)
                select timestamptz '2026-11-01Z' + n * interval '1 day', 'somebody', 'public', 'products', n::text, 'products:' || n, 'update', '{}'
                from generate_series(1, 5) n;
                """
            );
        }

        public async Task DisposeAsync() => await Shop.DisposeAsync();
    }
}
