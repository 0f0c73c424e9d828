using System.Net;
using ShopFlow.Tests.EndToEnd.Access;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Activity;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.EndToEnd.Security;

/// <summary>SQL in every parameter of every page's address. It must find, change and break nothing.</summary>
public sealed class SqlTests
{
    private static readonly string[] Attacks =
    [
        "'; DROP TABLE reviews; --",
        "x' OR '1'='1",
        "1); DELETE FROM order_items; --",
        "name; UPDATE users SET name = 'owned'",
        "-id, (SELECT pg_sleep(9))",
        @"\'; TRUNCATE users CASCADE; --",
        "$$; DROP SCHEMA public CASCADE; $$",
        "%' UNION SELECT 1, 2, 3 --",
        "\0'; DROP TABLE users",
        "\ud800",
    ];

    [Fact]
    public async Task SQL_in_any_parameter_of_any_page_does_nothing()
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = await shop.SignedInBrowserAsync();
        var before = await shop.Data.FingerprintAsync();
        var wrong = new List<string>();
        foreach (var page in ShopPages.All.Keys.Where(page => page != "/error"))
        foreach (var attack in Attacks)
        {
            var address = $"{ShopPages.Address(page)}?{Query(shop.Data, attack)}";
            using var answer = await browser.Client.GetAsync(address);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect))
                wrong.Add($"{answer.StatusCode} {address}");
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await shop.Data.FingerprintAsync());
        Assert.DoesNotContain("Incident", shop.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/orders/1;DROP TABLE users")]
    [InlineData("/users/1%27%20OR%20%271%27=%271")]
    [InlineData("/products/1%20UNION%20SELECT%201")]
    public async Task SQL_in_place_of_an_id_is_not_found(string path)
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = await shop.SignedInBrowserAsync();

        using var answer = await browser.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Query(TestShop shop, string attack) =>
        string.Join('&', Parameters(shop).Select(name => $"{name}={Uri.EscapeDataString(attack)}"));

    /// <summary>The names that lists and pages read from their addresses.</summary>
    private static IEnumerable<string> Parameters(TestShop shop) =>
        Lists(shop)
            .SelectMany(list => list.Filters)
            .SelectMany(filter => filter.UrlKeys)
            .Concat(["q", "sort", "after", "before", "user", "returnUrl"])
            .Distinct();

    private static ListShape[] Lists(TestShop shop) =>
        [
            shop.Get<UserListQuery>().Shape,
            shop.Get<ProductListQuery>().Shape,
            shop.Get<OrderListQuery>().Shape,
            shop.Get<OrderItemListQuery>().Shape,
            shop.Get<ReviewListQuery>().Shape,
            shop.Get<ActivityListQuery>().Shape,
        ];
}
