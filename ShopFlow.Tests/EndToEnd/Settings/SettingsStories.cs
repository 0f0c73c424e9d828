using Microsoft.Playwright;
using ShopFlow.Data.Seeding;
using ShopFlow.Data.Staff;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Settings;

public sealed class SettingsStories
{
    [SkippableFact]
    public async Task A_new_currency_applies_at_once_even_on_open_pages()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        var other = await browser.SomebodyElseAsync(StaffRole.Viewer);
        await other.GotoAsync("/orders");
        await other.WaitForSelectorAsync("html[data-alive]");
        await Expect(other.GetByText("£").First).ToBeVisibleAsync();
        await browser.GoToAsync("/settings");

        await PickAsync(browser.Page, "Currency", "swiss", "CHF");
        await PickAsync(browser.Page, "Numbers and dates", "german (switz", "German (Switzerland)");
        await browser.Page.GetByLabel("Shop name").FillAsync("Teehaus");
        await SaveAsync(browser.Page);

        await Expect(browser.Page.GetByText("The settings were saved.")).ToBeVisibleAsync();
        await Expect(browser.Page.GetByText("Amounts in CHF.")).ToBeVisibleAsync();
        await other
            .GetByRole(AriaRole.Navigation, new() { Name = "Main" })
            .GetByRole(AriaRole.Link, new() { Name = "Products" })
            .ClickAsync();
        await Expect(other.GetByText("CHF 24.50").Or(other.GetByText("CHF\u00a024.50")))
            .ToBeVisibleAsync();
        await Expect(other.GetByText("Teehaus")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task All_faults_in_the_settings_are_listed()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/settings");
        await browser.Page.GetByLabel("Shop name").FillAsync(" ");
        await Picker(browser.Page, "Currency").FillAsync("shells");
        await SaveAsync(browser.Page);

        foreach (var message in new[] { "Shop name is required.", "Currency is required." })
            await Expect(browser.Page.GetByRole(AriaRole.Link, new() { Name = message }))
                .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Removing_the_demo_shop_keeps_what_the_team_added()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.Shop.ExecuteAsync(
            "TRUNCATE users, products, orders, order_items, reviews RESTART IDENTITY"
        );
        await DemoShop.LoadAsync(browser.Shop.ConnectionString, TimeProvider.System, default);
        await browser.Shop.ExecuteAsync(
            """
            INSERT INTO orders (user_id) VALUES (7);
            INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase) VALUES (3001, 9, 1, 5);
            """
        );
        await browser.GoToAsync("/settings");
        var button = browser.Page.GetByRole(
            AriaRole.Button,
            new() { Name = "Remove the demo data" }
        );
        await button.ClickAsync();

        var dialog = browser.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("3,000 orders");
        await Expect(dialog).ToContainTextAsync("1 product and 1 customer");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();

        await Expect(browser.Page.GetByText("The demo data was removed: 3,000 orders"))
            .ToBeVisibleAsync();
        await Expect(button).ToHaveCountAsync(0);
        await browser
            .Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
            .GetByRole(AriaRole.Link, new() { Name = "Orders" })
            .ClickAsync();
        await Expect(browser.Page.GetByRole(AriaRole.Link, new() { Name = "#3001" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Only_owners_see_the_settings_and_the_team_in_the_menu()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(role: StaffRole.Manager);
        await browser.GoToAsync("/");
        var menu = browser.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });

        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Reviews" })).ToBeVisibleAsync();
        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Settings" }))
            .ToHaveCountAsync(0);
        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Team" })).ToHaveCountAsync(0);
    }

    private static async Task PickAsync(IPage page, string label, string typed, string option)
    {
        await Picker(page, label).FillAsync(typed);
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = option }).First.ClickAsync();
    }

    private static ILocator Picker(IPage page, string label) =>
        page.GetByRole(AriaRole.Combobox, new() { Name = label });

    private static Task SaveAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
}
