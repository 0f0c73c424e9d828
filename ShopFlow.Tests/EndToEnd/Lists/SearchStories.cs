using Microsoft.Playwright;
using ShopFlow.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Lists;

public sealed class SearchStories
{
    [SkippableFact]
    public async Task A_search_finds_words_in_any_order_and_without_accents()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.Shop.ExecuteAsync(
            """
            insert into products (name, price, category) values ('10 Colour Spaceboy Pen', 5, 'Pens'), ('Café crème', 3, 'Cups');
            insert into users (name, email) values ('Liam Stiedemann', 'liam@shop.test')
            """
        );
        var page = browser.Page;
        var rows = page.Locator(".data tbody tr");
        await browser.GoToAsync("/products");
        var search = page.Locator("form.search input");

        await search.FillAsync("pen  spaceboy");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows).ToContainTextAsync("10 Colour Spaceboy Pen");
        await search.FillAsync("creme cafe");
        await Expect(rows).ToContainTextAsync("Café crème");
        await Expect(rows).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("stiedemann liam");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Liam Stiedemann" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Names_are_sorted_by_the_language_in_the_settings()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.Shop.ExecuteAsync(
            "insert into products (name, price, category) select unnest(array['Zebra', 'apple', 'Äpfel', 'Item 10', 'Item 2']), 5, 'New'"
        );
        await ExpectNamesAsync(browser, "Äpfel, apple, Item 2, Item 10, Zebra");

        await browser.GoToAsync("/settings");
        await browser
            .Page.GetByRole(AriaRole.Combobox, new() { Name = "Numbers and dates" })
            .FillAsync("sv-SE");
        await browser.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await browser
            .Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true })
            .ClickAsync();
        await Expect(browser.Page.GetByText("The settings were saved.")).ToBeVisibleAsync();

        await ExpectNamesAsync(browser, "apple, Item 2, Item 10, Zebra, Äpfel");
    }

    /// <summary>Takes a few seconds, because the indexes are rebuilt in the background.</summary>
    private static Task ExpectNamesAsync(ShopFlowBrowser browser, string names) =>
        Eventually.IsTrueAsync(async () =>
        {
            await browser.GoToAsync("/products?category=New");
            var links = await browser
                .Page.Locator(".data tbody tr a[href^='products/']")
                .AllInnerTextsAsync();
            return string.Join(", ", links.Distinct()) == names;
        });
}
