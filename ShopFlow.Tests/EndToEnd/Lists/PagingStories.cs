using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Lists;

public sealed class PagingStories
{
    [SkippableFact]
    public async Task Paging_to_the_end_and_back_uses_links_that_can_be_shared()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.Shop.ExecuteAsync(
            "insert into users (name, email) select 'User ' || lpad(n::text, 3, '0'), n || '@example.com' from generate_series(1, 120) n"
        );
        await browser.GoToAsync("/users?sort=name&q=user");
        await Expect(Row(browser, "User 001")).ToBeVisibleAsync();
        await Expect(browser.Page.GetByText("120 customers")).ToBeVisibleAsync();

        await FollowAsync(browser, "Next page");
        await Expect(Row(browser, "User 051")).ToBeVisibleAsync();
        await browser.GoToAsync(new Uri(browser.Page.Url).PathAndQuery);
        await Expect(Row(browser, "User 100")).ToBeVisibleAsync();

        await FollowAsync(browser, "Last page");
        await Expect(Row(browser, "User 120")).ToBeVisibleAsync();
        await FollowAsync(browser, "Previous page");
        await FollowAsync(browser, "First page");
        await Expect(Row(browser, "User 001")).ToBeVisibleAsync();
    }

    private static ILocator Row(ShopFlowBrowser browser, string name) =>
        browser.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static async Task FollowAsync(ShopFlowBrowser browser, string link)
    {
        var before = browser.Page.Url;
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        await Expect(browser.Page).Not.ToHaveURLAsync(before);
    }
}
