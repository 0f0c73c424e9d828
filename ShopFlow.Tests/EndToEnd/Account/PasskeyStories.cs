using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>
/// Passkeys in a real browser. Runs on localhost, because a passkey belongs to a host name and not to an IP address.
/// </summary>
public sealed class PasskeyStories(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly List<IBrowserContext> windows = [];
    private RunningShop shop = null!;

    [SkippableFact]
    public async Task A_passkey_can_be_added_renamed_and_used_until_it_is_removed()
    {
        var page = await WindowAsync();
        var device = await PasskeyDevice.AttachAsync(page);
        await SignInAsync(page, "owner@shop.example");
        await AddPasskeyAsync(page, device);
        await page.GetByText("Rename").ClickAsync();
        await page.GetByLabel("New name").FillAsync("My laptop");
        await Section(page, "Passkeys")
            .GetByRole(AriaRole.Button, new() { Name = "Save" })
            .ClickAsync();
        await Expect(Section(page, "Passkeys").Locator("strong")).ToHaveTextAsync("My laptop");

        await SignOutAsync(page);
        await UsePasskeyAsync(page, device, "Sign in with a passkey");
        await Expect(page).ToHaveURLAsync("/");
        await SignOutAsync(page);
        await device.VerifiesAsync(false);
        await UsePasskeyAsync(page, device, "Sign in with a passkey");
        await Expect(page.GetByText("No passkey was confirmed.")).ToBeVisibleAsync();
        await device.VerifiesAsync(true);

        await SignInAsync(page, "owner@shop.example");
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove My laptop" }).ClickAsync();
        await Expect(page.GetByText("Your passkeys were changed.")).ToBeVisibleAsync();
        await SignOutAsync(page);
        await UsePasskeyAsync(page, device, "Sign in with a passkey");
        await Expect(page.GetByText("That passkey didn't work")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_passkey_counts_as_the_second_factor_but_a_colleagues_passkey_does_not()
    {
        await shop.Services.MemberAsync(StaffRole.Viewer, TestStaff.Password);
        await shop.Data.ExecuteAsync(
            "update staff.role_settings set requires_second_factor = true"
        );
        var viewer = await WindowAsync();
        var phone = await PasskeyDevice.AttachAsync(viewer);
        await EnrolAsync(viewer, phone, "viewer@shop.example");
        await SignOutAsync(viewer);
        await SignInAsync(viewer, "viewer@shop.example");
        await UsePasskeyAsync(viewer, phone, "Use a passkey");
        await Expect(viewer).ToHaveURLAsync("/");

        var owner = await WindowAsync();
        var laptop = await PasskeyDevice.AttachAsync(owner);
        await EnrolAsync(owner, laptop, "owner@shop.example");
        await SignOutAsync(owner);
        await SignInAsync(owner, "viewer@shop.example");
        await Expect(owner.GetByRole(AriaRole.Heading, new() { Name = "One more step" }))
            .ToBeVisibleAsync();
        await AllowAnyPasskeyAsync(owner);
        await UsePasskeyAsync(owner, laptop, "Use a passkey");
        await Expect(owner.GetByText("That passkey didn't work")).ToBeVisibleAsync();
    }

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartAsync();
        await shop.Services.MemberAsync(password: TestStaff.Password);
    }

    public async Task DisposeAsync()
    {
        foreach (var window in windows)
            await window.CloseAsync();
        await shop.DisposeAsync();
    }

    private async Task<IPage> WindowAsync()
    {
        var browser = await Chromium.OpenAsync();
        var window = await browser.NewContextAsync(
            new() { BaseURL = $"http://localhost:{shop.Url.Port}" }
        );
        windows.Add(window);
        // These stories press the button. Another story covers the browser offering a passkey by itself.
        await window.AddInitScriptAsync(
            "PublicKeyCredential.isConditionalMediationAvailable = undefined"
        );
        var page = await window.NewPageAsync();
        page.Console += (_, message) => output.WriteLine(message.Text);
        return page;
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(TestStaff.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true })
            .ClickAsync();
    }

    private static async Task EnrolAsync(IPage page, PasskeyDevice device, string email)
    {
        await SignInAsync(page, email);
        await page.WaitForURLAsync("**/account/second-factor-needed**");
        await device.TouchAsync(async () =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
            await Expect(page).ToHaveURLAsync("/");
        });
    }

    // Makes the browser offer any passkey. Otherwise it offers only those of the member who is signing in.
    private static async Task AllowAnyPasskeyAsync(IPage page) =>
        await page.RouteAsync(
            "**/passkey-options",
            async route =>
            {
                var answer = await route.FetchAsync();
                var options = JsonNode.Parse(await answer.TextAsync())!.AsObject();
                options["allowCredentials"] = new JsonArray();
                await route.FulfillAsync(
                    new() { Response = answer, Body = options.ToJsonString() }
                );
            }
        );

    private static async Task AddPasskeyAsync(IPage page, PasskeyDevice device)
    {
        await page.GotoAsync("/account");
        await device.TouchAsync(async () =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
            await Expect(page.GetByText("Your passkeys were changed.")).ToBeVisibleAsync();
        });
    }

    private static Task UsePasskeyAsync(IPage page, PasskeyDevice device, string button) =>
        device.TouchAsync(async () =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await WaitForAnswerAsync(page);
        });

    private static async Task WaitForAnswerAsync(IPage page) =>
        await page.WaitForFunctionAsync(
            "() => !document.querySelector('form[data-passkey]') || document.querySelector('[role=alert]:not([hidden])')"
        );

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.Locator(".person-button").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true })
            .ClickAsync();
        await Expect(page).ToHaveURLAsync("/sign-in");
    }

    private static ILocator Section(IPage page, string heading) =>
        page.Locator("section")
            .Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = heading }) });
}
