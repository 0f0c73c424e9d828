using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Lists;

/// <summary>The queries behind the pages that are open all day, as a browser requests them.</summary>
public sealed class RoundTripTests
{
    private const int Most = 3;

    /// <summary>Each card of the home page runs its own query, in parallel with the others.</summary>
    private const int MostAtHome = 8;

    private static readonly string[] Pages =
    [
        "/",
        "/orders",
        "/orders?status=pending&sort=-total",
        "/orders?q=ada&placed-from=2020-01-01",
        "/order-items",
        "/order-items?sort=product",
        "/products",
        "/products?sort=-rating&category=Kitchen",
        "/users",
        "/users?sort=-spent&q=a",
        "/reviews",
        "/reviews?sort=content&rating=5",
        "/activity",
    ];

    [Fact]
    public async Task A_list_takes_at_most_three_queries_and_the_home_page_eight_all_without_OFFSET()
    {
        var sent = new SentCommands();
        await using var shop = await RunningShop.StartAsync(sent.Listen);
        using var browser = await shop.SignedInBrowserAsync();
        // Fills the caches, so that only repeated queries are counted.
        foreach (var page in Pages)
            await browser.Client.GetStringAsync(page);

        var wrong = new List<string>();
        foreach (var page in Pages)
        {
            sent.Clear();
            await browser.Client.GetStringAsync(page);
            if (sent.Texts.Count > (page == "/" ? MostAtHome : Most))
                wrong.Add($"{page} sends {sent.Texts.Count}: {string.Join("\n", sent.Texts)}");

            wrong.AddRange(
                // OFFSET 0 skips no rows. It keeps the planner from flattening a subquery.
                sent.Texts.Select(sql => sql.Replace("OFFSET 0", "", StringComparison.Ordinal))
                    .Where(sql => sql.Contains("OFFSET", StringComparison.OrdinalIgnoreCase))
            );
        }

        Assert.Empty(wrong);
    }
}
