using Microsoft.Playwright;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Status;

public sealed class StatusStories
{
    [SkippableFact]
    public async Task The_status_page_shows_new_refusals_while_it_is_open()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/");
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "System" }).ClickAsync();
        await Expect(browser.Page.GetByText("No save was refused in the last 30 days."))
            .ToBeVisibleAsync();

        var manager = await browser.SomebodyElseAsync(StaffRole.Manager);
        await manager.GotoAsync("/users/new");
        await manager.WaitForSelectorAsync("html[data-alive]");
        await manager.GetByLabel("Name").FillAsync("Aisha Khan");
        await manager.GetByLabel("Email").FillAsync("aisha@example.com");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(manager.GetByText("Another customer already has this email.").First)
            .ToBeVisibleAsync();

        var rules = browser.Page.GetByRole(
            AriaRole.Table,
            new() { Name = "Rules that refused saves" }
        );
        await Expect(rules.GetByText("Another customer already has this email."))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(browser.Page.GetByText("Open pages").Locator("+ dd")).ToHaveTextAsync("2");
    }

    [Fact]
    public async Task Only_owners_see_the_status_page_in_the_menu()
    {
        await using var shop = await RunningShop.StartAsync();
        foreach (var role in StaffRole.All)
        {
            using var browser = await shop.SignedInBrowserAsync(role);
            var page = await browser.ReadAsync("/");
            var entry = page.QuerySelector("nav a[href=status]");
            Assert.Equal(role == StaffRole.Owner, entry is not null);
        }
    }
}
