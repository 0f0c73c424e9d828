using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd;

public sealed class FormTests
{
    [SkippableFact]
    public async Task All_mistakes_are_shown_and_the_first_one_gets_the_focus()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        var page = browser.Page;
        await browser.GoToAsync("/products/new");
        await page.GetByLabel("Name").FillAsync("Bad Product");
        await page.GetByLabel("Price").FillAsync("-10.00");
        await page.GetByLabel("Stock quantity").FillAsync("5");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".banner h2"))
            .ToHaveTextAsync("Not saved. 2 things need a change.");
        await Expect(page.GetByLabel("Price")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Price")).ToHaveValueAsync("-10.00");
        await page.Locator(".banner a").Last.ClickAsync();
        await Expect(page.GetByLabel("Category")).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Leaving_unsaved_changes_asks_first()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        var page = browser.Page;
        await browser.GoToAsync("/products/1");
        await page.GetByLabel("Name").FillAsync("Felt mat");

        await page.GetByRole(AriaRole.Link, new() { Name = "Customers" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay here" }).ClickAsync();
        await Expect(page.GetByLabel("Name")).ToHaveValueAsync("Felt mat");

        await page.GetByRole(AriaRole.Link, new() { Name = "Customers" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Customers" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_stale_form_shows_somebody_elses_changes()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        var page = browser.Page;
        await browser.GoToAsync("/products/1");
        await page.GetByLabel("Price").FillAsync("15.00");
        await browser.Shop.ExecuteAsync("UPDATE products SET price = 12.50 WHERE id = 1");

        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.GetByText("changed Price to £12.50")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "£12.50" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save with these" }).ClickAsync();

        await Expect(page.GetByText("was saved")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Price")).ToHaveValueAsync("12.50");
    }

    [SkippableFact]
    public async Task Deleting_a_product_in_use_names_what_blocks_it()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products/1");

        await browser
            .Page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true })
            .First.ClickAsync();
        await browser.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();

        await Expect(browser.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("still in use");
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "2 order items" }).ClickAsync();
        await Expect(browser.Page).ToHaveURLAsync($"{browser.Url}/order-items?product=1");
    }

    [SkippableFact]
    public async Task A_German_shop_uses_decimal_commas()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(culture: "de-DE");
        var page = browser.Page;
        await browser.GoToAsync("/products/1");
        await Expect(page.GetByLabel("Price")).ToHaveValueAsync("24,50");

        await page.GetByLabel("Price").FillAsync("1.234,5");
        await page.Keyboard.PressAsync("Control+s");

        await Expect(page.GetByText("was saved")).ToBeVisibleAsync();
        await browser.GoToAsync("/products");
        await Expect(page.GetByText("1.234,50")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Save_works_even_if_a_disappearing_message_moves_the_button()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        var page = browser.Page;
        await browser.GoToAsync("/users/new");
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save" });
        await save.ClickAsync();
        await Expect(page.Locator(".banner li")).ToHaveCountAsync(2);
        await page.GetByLabel("Name").FillAsync("Li Wei");
        await page.GetByLabel("Email").FillAsync("li@example.com");
        await Expect(page.Locator(".banner li")).ToHaveCountAsync(1);

        await save.HoverAsync();
        await page.Mouse.DownAsync();
        await Expect(page.Locator(".banner")).ToHaveCountAsync(0);
        await page.Mouse.UpAsync();

        await Expect(page.GetByText("Li Wei was saved.")).ToBeVisibleAsync();
    }
}
