using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Lists;

/// <summary>What the pages that are open all day ask the database for, as the browser asks for them.</summary>
public sealed class RoundTripTests
{
    private const int Most = 3;

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
    public async Task No_list_and_not_the_home_page_sends_more_than_three_commands_or_any_offset()
    {
        var sent = new SentCommands();
        await using var shop = await RunningShop.StartAsync(sent.Listen);
        using var browser = await shop.SignedInBrowserAsync();
        // What is asked once and kept.
        foreach (var page in Pages)
            await browser.Client.GetStringAsync(page);

        var wrong = new List<string>();
        foreach (var page in Pages)
        {
            sent.Clear();
            await browser.Client.GetStringAsync(page);
            if (sent.Texts.Count > Most)
                wrong.Add($"{page} sends {sent.Texts.Count}: {string.Join("\n", sent.Texts)}");

            wrong.AddRange(
                sent.Texts.Where(sql => sql.Contains("OFFSET", StringComparison.OrdinalIgnoreCase))
            );
        }

        Assert.Empty(wrong);
    }
}
