using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Lists;

public sealed class FilterStories
{
    [SkippableFact]
    public async Task Order_items_are_narrowed_to_a_product_that_is_searched_for()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/order-items");
        var picker = browser.Page.GetByRole(AriaRole.Combobox, new() { Name = "Product" });
        await picker.FillAsync("desk");
        await Expect(browser.Page.GetByRole(AriaRole.Option, new() { Name = "Desk mat" }))
            .ToBeVisibleAsync();
        await picker.PressAsync("Enter");

        await Expect(browser.Page).ToHaveURLAsync("/order-items?product=1");
        var chip = browser.Page.GetByRole(
            AriaRole.Link,
            new() { Name = "Product: Desk mat. Remove this filter." }
        );
        await Expect(chip).ToBeFocusedAsync();
        await chip.ClickAsync();
        await Expect(browser.Page).ToHaveURLAsync("/order-items");
        await Expect(picker).ToHaveValueAsync("");
    }

    [SkippableFact]
    public async Task Order_items_are_narrowed_to_an_order_by_its_number_or_its_user()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/order-items");
        var picker = browser.Page.GetByRole(AriaRole.Combobox, new() { Name = "Order" });
        await picker.FillAsync("#1");
        await Expect(browser.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await picker.PressAsync("Enter");

        await Expect(browser.Page).ToHaveURLAsync("/order-items?order=1");
    }

    [SkippableFact]
    public async Task A_list_of_check_boxes_closes_on_escape_and_when_the_focus_leaves_it()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/orders");
        var shipped = browser.Page.GetByLabel("Shipped", new() { Exact = true });
        var summary = browser.Page.Locator("summary");

        await summary.PressAsync("Enter");
        await shipped.FocusAsync();
        await shipped.PressAsync("Escape");
        await Expect(shipped).ToBeHiddenAsync();
        await Expect(summary).ToBeFocusedAsync();

        await summary.PressAsync("Enter");
        await browser.Page.GetByRole(AriaRole.Searchbox).FocusAsync();
        await Expect(shipped).ToBeHiddenAsync();

        await summary.ClickAsync();
        await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Orders" }).ClickAsync();
        await Expect(shipped).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task A_phone_shows_the_filters_that_are_set_while_the_others_are_folded()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(width: 390);
        await browser.GoToAsync("/order-items?product=1");

        await Expect(browser.Page.GetByText("Product: Desk mat")).ToBeVisibleAsync();
        await Expect(browser.Page.Locator("summary")).ToBeHiddenAsync();
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Filters (1)" }).ClickAsync();
        await Expect(browser.Page.Locator("summary")).ToBeVisibleAsync();
    }
}
