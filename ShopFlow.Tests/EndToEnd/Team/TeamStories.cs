using Microsoft.Playwright;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Team;

public sealed class TeamStories
{
    [SkippableFact]
    public async Task A_colleague_can_be_invited_join_change_role_and_be_removed()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        var page = browser.Page;
        await browser.GoToAsync("/team");
        await page.GetByLabel("Email").FillAsync("grace@shop.example");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Role", Exact = true }).ClickAsync();
        await page.Locator(".mud-popover-open").GetByText("Viewer").ClickAsync();
        await Button(page, "Invite").ClickAsync();
        var link = page.GetByLabel("Give this link to grace@shop.example.");
        await Expect(link).ToBeVisibleAsync();

        var other = await browser.SomebodyElseAsync(ShopFlowBrowser.SignedOut);
        await other.GotoAsync(await link.InputValueAsync());
        await other.GetByLabel("Your name").FillAsync("Grace Hopper");
        await other.GetByLabel("Password").FillAsync(TestStaff.Password);
        await Button(other, "Join").ClickAsync();
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Home" })).ToBeVisibleAsync();

        await browser.GoToAsync("/team");
        await page.GetByLabel("Role of Grace Hopper").SelectOptionAsync("manager");
        await Expect(page.GetByText("Grace Hopper is Manager now")).ToBeVisibleAsync();
        await other.GotoAsync("/orders");
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }))
            .ToBeVisibleAsync();

        await Button(page, "Remove Grace Hopper").ClickAsync();
        await page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true })
            .ClickAsync();
        await Expect(page.GetByText("Grace Hopper was removed.")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task The_last_owner_is_told_why_the_role_cannot_change()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.Shop.ExecuteAsync(
            "DELETE FROM staff.members WHERE email = 'first@shop.example'"
        );
        await browser.GoToAsync("/team");

        await browser.Page.GetByLabel("Role of Olga Owner").SelectOptionAsync("viewer");

        await Expect(browser.Page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("The shop needs an owner.");
        await Expect(browser.Page.GetByLabel("Role of Olga Owner"))
            .ToHaveValueAsync(StaffRole.Owner);
    }

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
