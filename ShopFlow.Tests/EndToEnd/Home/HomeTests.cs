using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Home;

/// <summary>The small shop has a pending order from today (178.99) and one shipped yesterday (39.90).</summary>
public sealed class HomeTests
{
    [SkippableFact]
    public async Task The_home_page_shows_sales_and_the_orders_to_ship()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/");
        var page = browser.Page;

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Net sales" }))
            .ToContainTextAsync("218.89");
        await page.GetByText("7 days", new() { Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{browser.Url}/?days=7");
        await Expect(page.GetByText("against the 7 days before")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Units" }).ClickAsync();
        await Expect(
                page.GetByRole(AriaRole.Table, new() { Name = "Units" }).GetByRole(AriaRole.Row)
            )
            .ToHaveCountAsync(8);

        await page.GetByRole(AriaRole.Link, new() { Name = "Ship…" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "#1" })).ToBeVisibleAsync();
    }
}
