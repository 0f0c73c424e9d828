using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Home;

public sealed class PaletteTests
{
    [SkippableFact]
    public async Task Ctrl_K_finds_rows_by_keyboard_and_Esc_restores_the_focus()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/orders/new");
        var page = browser.Page;
        var search = page.GetByRole(AriaRole.Combobox, new() { Name = "Search orders" });
        var before = page.GetByRole(
            AriaRole.Link,
            new() { Name = "Customers", Exact = true }
        ).First;
        await before.FocusAsync();

        await page.Keyboard.PressAsync("Control+k");
        await Expect(search).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(search).ToBeHiddenAsync();
        await Expect(before).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("mech");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Mechanical keyboard" }))
            .ToBeVisibleAsync();
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Help));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("Mechanical keyboard");
    }

    [SkippableFact]
    public async Task A_question_mark_lists_the_keys_except_while_typing()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");
        var page = browser.Page;
        var keys = page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });

        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(keys).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(keys).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Searchbox).First.FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(keys).ToBeHiddenAsync();
    }
}
