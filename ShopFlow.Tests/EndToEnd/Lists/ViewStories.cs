using Microsoft.Playwright;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Lists;

public sealed class ViewStories
{
    [Fact]
    public async Task A_view_without_rows_explains_what_that_means()
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = await shop.SignedInBrowserAsync();

        var page = await browser.Client.GetStringAsync("products?stock-from=0&stock-to=0");

        Assert.Contains("Nothing is out of stock.", page);
        Assert.Contains("href=\"products\">Show all products</a>", page);
    }

    [SkippableFact]
    public async Task A_view_can_be_saved_shared_modified_and_sent_to_a_colleague()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(role: StaffRole.Manager);
        await browser.GoToAsync("/orders?status=pending");
        var page = browser.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this view" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Name must not be blank.");
        await page.GetByLabel("Name").FillAsync("To send");
        await page.GetByLabel("Share with the team").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        var tab = page.GetByRole(AriaRole.Link, new() { Name = "To send 1", Exact = true });
        await Expect(tab).ToHaveAttributeAsync("aria-current", "page");
        // The id isn't predictable: the refused save used one up.
        var address = "/" + await tab.GetAttributeAsync("href");
        await Expect(page).ToHaveURLAsync(address);

        await page.GotoAsync(
            address.Replace("&view", "&status=shipped&view", StringComparison.Ordinal)
        );
        await page.WaitForSelectorAsync("html[data-alive]");
        await Expect(page.GetByText("Modified")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Reset" }).ClickAsync();
        await Expect(page.GetByText("Modified")).ToBeHiddenAsync();
        await Expect(page).ToHaveURLAsync(address);

        var colleague = await browser.SomebodyElseAsync(StaffRole.Viewer);
        await colleague.GotoAsync(page.Url);
        await colleague.WaitForSelectorAsync("html[data-alive]");
        await Expect(colleague.GetByRole(AriaRole.Link, new() { Name = "To send 1", Exact = true }))
            .ToHaveAttributeAsync("aria-current", "page");
        await Expect(colleague.GetByRole(AriaRole.Button, new() { Name = "Edit view" }))
            .ToHaveCountAsync(0);
        await Expect(colleague.Locator(".data tbody tr")).ToHaveCountAsync(1);
    }
}
