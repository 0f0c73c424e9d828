using Microsoft.Playwright;
using ShopFlow.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.SetUp;

public sealed class SetUpStories
{
    [SkippableFact]
    public async Task From_the_set_up_link_to_the_first_order()
    {
        var chromium = await Chromium.OpenAsync();
        await using var shop = await RunningShop.StartNewAsync();
        await using var window = await chromium.NewContextAsync(
            new() { BaseURL = shop.Url.ToString(), Locale = "en-GB" }
        );
        var page = await window.NewPageAsync();

        await page.GotoAsync(await shop.SetUpLinkAsync());
        await page.GetByLabel("Your name").FillAsync("Ada Byron");
        await page.GetByLabel("Email").FillAsync("ada@shop.example");
        await page.GetByLabel("Password").FillAsync(TestStaff.Password);
        await page.GetByLabel("Shop name").FillAsync("Byron & Daughters");
        await page.GetByLabel("Currency").SelectOptionAsync("EUR");
        await page.GetByLabel("Ask everybody for a second factor").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the shop" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Home" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Byron & Daughters")).ToBeVisibleAsync();
        await page.GotoAsync("/orders/new?user=1");
        await page.WaitForSelectorAsync("html[data-alive]");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Product" }).FillAsync("heart");
        await page.GetByRole(AriaRole.Option).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Order #3001" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task The_set_up_suggests_the_zone_currency_and_formats_of_the_browser()
    {
        var chromium = await Chromium.OpenAsync();
        await using var shop = await RunningShop.StartAnywhereAsync();
        await using var window = await chromium.NewContextAsync(
            new()
            {
                BaseURL = shop.Url.ToString(),
                Locale = "de-CH",
                TimezoneId = "Europe/Zurich",
            }
        );
        var page = await window.NewPageAsync();

        await page.GotoAsync(await shop.SetUpLinkAsync());

        await Expect(page.GetByLabel("Currency")).ToHaveValueAsync("CHF");
        await Expect(page.GetByLabel("Time zone")).ToHaveValueAsync("Europe/Zurich");
        await Expect(page.GetByLabel("Numbers and dates")).ToHaveValueAsync("de-CH");
    }
}
