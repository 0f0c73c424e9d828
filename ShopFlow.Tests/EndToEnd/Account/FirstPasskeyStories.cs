using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ShopFlow.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>A team that never used a password.</summary>
public sealed class FirstPasskeyStories
{
    private const string UsePasskey = "Use a passkey instead of a password";

    [SkippableFact]
    public async Task The_shop_can_be_set_up_and_joined_with_passkeys_only()
    {
        var chromium = await Chromium.OpenAsync();
        await using var shop = await RunningShop.StartNewAsync();
        var at = new BrowserNewContextOptions { BaseURL = $"http://localhost:{shop.Url.Port}" };
        await using var office = await chromium.NewContextAsync(at);
        await using var home = await chromium.NewContextAsync(at);

        var owner = await office.NewPageAsync();
        var laptop = await PasskeyDevice.AttachAsync(owner);
        await owner.GotoAsync(await shop.SetUpLinkAsync());
        await ClickAsync(owner, UsePasskey);
        await owner.GetByLabel("Your name").FillAsync("Ada Byron");
        await owner.GetByLabel("Email").FillAsync("ada@shop.example");
        await owner.GetByLabel("Shop name").FillAsync("Byron & Daughters");
        await owner.GetByLabel("An empty shop").CheckAsync();
        await laptop.TouchAsync(() => JoinAsync(owner));
        var credential = Assert.Single(await laptop.CredentialsAsync());
        Assert.Equal("ada@shop.example", credential.GetProperty("userName").GetString());

        await owner.GotoAsync("/team");
        await owner.WaitForSelectorAsync("html[data-alive]");
        await owner.GetByLabel("Email").FillAsync("grace@shop.example");
        await ClickAsync(owner, "Invite");
        var link = await owner
            .GetByLabel("Give this link to grace@shop.example.")
            .InputValueAsync();

        var colleague = await home.NewPageAsync();
        var phone = await PasskeyDevice.AttachAsync(colleague);
        await colleague.GotoAsync(link);
        await colleague.GetByLabel("Your name").FillAsync("Grace Hopper");
        await phone.TouchAsync(() => JoinAsync(colleague));

        await home.ClearCookiesAsync();
        // No button is pressed: the browser offers the passkey in the email field.
        await phone.TouchAsync(async () =>
        {
            await colleague.GotoAsync("/sign-in");
            await Expect(Home(colleague)).ToBeVisibleAsync();
        });
        await using var db = shop.Data.CreateDbContext();
        Assert.False(await db.StaffMembers.AnyAsync(m => m.PasswordHash != null));
    }

    // Everybody needs a second factor, and a passkey counts as one, so the shop opens.
    private static async Task JoinAsync(IPage page)
    {
        await ClickAsync(page, UsePasskey);
        await Expect(Home(page)).ToBeVisibleAsync();
    }

    private static ILocator Home(IPage page) =>
        page.GetByRole(AriaRole.Heading, new() { Name = "Home" });

    private static async Task ClickAsync(IPage page, string button) =>
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
