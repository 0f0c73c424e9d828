using ShopFlow.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd;

public sealed class CircuitTests
{
    [SkippableFact]
    public async Task A_click_changes_the_page_over_the_circuit()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/");
        var menu = browser.Page.GetByRole(
            Microsoft.Playwright.AriaRole.Button,
            new() { Name = "Fold the menu" }
        );

        await menu.ClickAsync();

        await Expect(menu).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [SkippableFact]
    public async Task A_folded_menu_stays_folded_on_the_next_visit()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        var menu = browser.Page.GetByRole(
            Microsoft.Playwright.AriaRole.Button,
            new() { Name = "Fold the menu" }
        );
        await browser.GoToAsync("/");
        await menu.ClickAsync();
        await Eventually.IsTrueAsync(async () =>
            (await browser.Page.Context.CookiesAsync()).Any(cookie => cookie.Name == "menu")
        );

        var first = await (await browser.Page.GotoAsync("/orders"))!.TextAsync();
        await browser.Page.WaitForSelectorAsync("html[data-alive]");

        Assert.Contains("aria-expanded=\"false\" aria-controls=\"menu\"", first);
        await Expect(menu).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [SkippableFact]
    public async Task A_list_is_queried_once_for_the_page_and_its_circuit()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();

        await browser.GoToAsync("/products");
        await Expect(browser.Page.GetByText("3 products")).ToBeVisibleAsync();

        Assert.Single(browser.Log.Lines, line => line.Contains("avg(", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("/orders/1", "o.created_at")]
    [InlineData("/products/1", "p.description")]
    [InlineData("/users/1", "u.email, u.name")]
    [InlineData("/reviews/1", "r.content")]
    public async Task A_row_is_queried_once_for_the_page_and_its_circuit(string path, string sql)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();

        await browser.GoToAsync(path);
        await Expect(browser.Page.Locator("fieldset.plain:enabled").First).ToBeVisibleAsync();

        Assert.Single(browser.Log.Lines, line => line.Contains(sql, StringComparison.Ordinal));
    }
}
