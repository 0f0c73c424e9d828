using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Lists;

public sealed class FilterStories
{
    [SkippableFact]
    public async Task A_filter_can_be_added_edited_and_removed_by_keyboard()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/orders");
        var page = browser.Page;
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true });

        await add.PressAsync("Enter");
        await Expect(Item(page, "Placed")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(add).ToBeFocusedAsync();
        await add.PressAsync("Enter");
        await Expect(Item(page, "Placed")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("How")).ToHaveValueAsync("last 30 days");
        await Expect(page.GetByLabel("How")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        var chip = page.GetByRole(AriaRole.Button, new() { Name = "Placed: last 30 days" });
        await Expect(chip).ToBeFocusedAsync();
        await Expect(page).ToHaveURLAsync("/orders?placed=last-30-days");
        await Expect(page.Locator(".data tbody tr")).ToHaveCountAsync(2);

        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("How").PressAsync("Enter");
        await page.GetByRole(AriaRole.Option, new() { Name = "between" }).ClickAsync();
        await page.GetByLabel("From", new() { Exact = true }).FillAsync("some day");
        await page.GetByLabel("From", new() { Exact = true }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert))
            .ToHaveTextAsync("“some day” is not a day between 1900 and 2199.");
        await Expect(page.GetByLabel("From", new() { Exact = true })).ToHaveValueAsync("some day");
        await page.GetByLabel("From", new() { Exact = true }).FillAsync("1 Jan 2020");
        await page.GetByLabel("From", new() { Exact = true }).PressAsync("Enter");
        await Expect(
                page.GetByRole(AriaRole.Button, new() { Name = "Placed: on or after 1 Jan 2020" })
            )
            .ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync("/orders");
        await Expect(add).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Order_items_can_be_filtered_by_a_product_found_by_search()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/order-items");
        await AddAsync(browser.Page, "Product");
        var picker = browser.Page.GetByRole(AriaRole.Combobox, new() { Name = "Product" });
        await picker.FillAsync("desk");
        await Expect(browser.Page.GetByRole(AriaRole.Option, new() { Name = "Desk mat" }))
            .ToBeVisibleAsync();
        await picker.PressAsync("Enter");

        await Expect(browser.Page).ToHaveURLAsync("/order-items?product=1");
        await Expect(browser.Page.GetByRole(AriaRole.Button, new() { Name = "Product: Desk mat" }))
            .ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Order_items_can_be_filtered_by_an_order_found_by_number()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/order-items");
        await AddAsync(browser.Page, "Order");
        var picker = browser.Page.GetByRole(AriaRole.Combobox, new() { Name = "Order" });
        await picker.FillAsync("#1");
        await Expect(browser.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await picker.PressAsync("Enter");

        await Expect(browser.Page).ToHaveURLAsync("/order-items?order=1");
    }

    [SkippableFact]
    public async Task On_a_phone_a_filter_fills_the_width_and_closes_on_a_tap_outside()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(width: 390);
        await browser.GoToAsync("/orders?status=pending");
        var page = browser.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Status: Pending" }).ClickAsync();
        var panel = page.GetByRole(AriaRole.Dialog, new() { Name = "Filter by Status" });
        await panel.GetByLabel("Shipped").CheckAsync();
        var box = await panel.BoundingBoxAsync();
        Assert.InRange(box!.Width, 340, 390);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Orders" })
            .ClickAsync(new() { Force = true });
        await Expect(panel).ToBeHiddenAsync();

        await Expect(page).ToHaveURLAsync("/orders?status=pending");
    }

    private static ILocator Item(IPage page, string name) =>
        page.GetByRole(AriaRole.Menuitem, new() { Name = name });

    private static async Task AddAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await Item(page, name).ClickAsync();
    }
}
