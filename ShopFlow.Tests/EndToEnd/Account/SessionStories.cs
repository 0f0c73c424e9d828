using Microsoft.Playwright;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>Pages that are open when their session ends. Their contents must disappear, too.</summary>
public sealed class SessionStories : IAsyncLifetime
{
    private ShopFlowBrowser? browser;

    private IPage Page => browser!.Page;

    [SkippableTheory]
    [InlineData("delete from staff.members where role = 'manager'")]
    [InlineData("update staff.members set role = 'viewer' where role = 'manager'")]
    [InlineData("update staff.members set security_stamp = 'new' where role = 'manager'")]
    [InlineData("delete from staff.sessions")]
    public async Task An_open_page_turns_into_the_sign_in_when_the_member_is_removed_demoted_or_signed_out(
        string change
    )
    {
        await OpenAsync(StaffRole.Manager);
        await browser!.GoToAsync("/users?q=aisha");
        await Expect(Page.GetByText("aisha@example.com")).ToBeVisibleAsync();

        await browser.Shop.ExecuteAsync(change);

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }))
            .ToBeVisibleAsync();
        await Expect(Page).ToHaveURLAsync("/sign-in?returnUrl=%2Fusers%3Fq%3Daisha");
        await Expect(Page.GetByText("aisha@example.com")).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task Typed_text_is_still_there_after_a_session_ends_and_the_member_signs_in_again()
    {
        await TypeSignedInAsync("Born in 1815");

        await browser!.Shop.ExecuteAsync("delete from staff.sessions");
        await Expect(SignedOut).ToBeVisibleAsync();
        await Expect(Name).ToBeHiddenAsync();
        await ButtonAsync("Go on");
        await Expect(SignedOut).ToBeVisibleAsync();
        var tab = await Page.RunAndWaitForPopupAsync(() =>
            Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync()
        );
        await SignInAsync(tab, TestStaff.Password);
        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "You're signed in" }))
            .ToBeVisibleAsync();
        await Page.BringToFrontAsync();
        if (await SignedOut.IsVisibleAsync())
            await ButtonAsync("Go on");

        await Expect(Name).ToHaveValueAsync("Born in 1815");
        await ButtonAsync("Save");
        await Expect(Page.GetByText("was saved.")).ToBeVisibleAsync();
        await Page.ReloadAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Born in 1815" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task An_open_form_of_a_removed_member_turns_into_the_sign_in()
    {
        await TypeSignedInAsync("Born in 1815");

        await browser!.Shop.ExecuteAsync(
            "alter table staff.members disable trigger user; delete from staff.members"
        );

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Signing_in_returns_to_the_page_and_the_menu_signs_out()
    {
        await OpenAsync(ShopFlowBrowser.SignedOut);
        await browser!.Server.Services.MemberAsync(StaffRole.Owner, TestStaff.Password);
        await Page.GotoAsync("/products?q=mug");
        await Expect(Page.GetByLabel("Email")).ToBeFocusedAsync();

        await SignInAsync("wrong password");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Email")).ToHaveValueAsync("owner@shop.example");
        await SignInAsync(TestStaff.Password);

        await Expect(Page).ToHaveURLAsync("/products?q=mug");
        await Page.WaitForSelectorAsync("html[data-alive]");
        await ButtonAsync("Olga Owner");
        await ButtonAsync("Sign out");
        await Expect(Page).ToHaveURLAsync("/sign-in");
        await Page.GotoAsync("/products");
        await Expect(Page).ToHaveURLAsync("/sign-in?returnUrl=%2Fproducts");
    }

    [SkippableFact]
    public async Task Another_browser_can_be_signed_out_from_the_account_page()
    {
        await OpenAsync(StaffRole.Owner);
        await browser!.GoToAsync("/orders");
        var other = await browser.SomebodyElseAsync();
        await other.GotoAsync("/account");

        await other
            .GetByRole(AriaRole.Button, new() { Name = "Sign out Chrome on Linux, 127.0.0.1" })
            .ClickAsync();

        await Expect(other.GetByText("Signed out. Pages that are open there close"))
            .ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Signing_out_everywhere_else_keeps_this_browser_signed_in()
    {
        await OpenAsync(StaffRole.Owner);
        await browser!.GoToAsync("/orders");
        var other = await browser.SomebodyElseAsync();
        await other.GotoAsync("/account");

        await other
            .GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere else" })
            .ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }))
            .ToBeVisibleAsync();
        await other.GotoAsync("/orders");
        await Expect(other).ToHaveURLAsync("/orders");
    }

    [SkippableFact]
    public async Task A_new_password_reports_faults_on_its_fields_and_signs_other_browsers_out()
    {
        await OpenAsync(ShopFlowBrowser.SignedOut);
        await browser!.Server.Services.MemberAsync(StaffRole.Owner, TestStaff.Password);
        var other = await browser.SomebodyElseAsync();
        await other.GotoAsync("/orders");
        await Page.GotoAsync("/sign-in?returnUrl=%2Faccount");
        await SignInAsync(TestStaff.Password);

        await ChangePasswordAsync("not my password", "short");
        await Expect(Page.GetByLabel("Current password"))
            .ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Page.GetByText("The password must have 12 or more characters."))
            .ToBeVisibleAsync();
        await ChangePasswordAsync(TestStaff.Password, "few large yellow ships");

        await Expect(Page.GetByText("Your password was changed")).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_new_name_appears_in_the_menu()
    {
        await OpenAsync(StaffRole.Owner);
        await Page.GotoAsync("/account");

        await Page.GetByLabel("Name").FillAsync("Olga O.");
        await ButtonAsync("Save the name");

        await Expect(Page.GetByText("Your name was saved.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Olga O." }))
            .ToBeVisibleAsync();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }

    private async Task OpenAsync(string role) =>
        browser = await ShopFlowBrowser.OpenAsync(
            role: role,
            settings: "--ShopFlow:Sessions:CheckEvery=00:00:00.5"
        );

    private ILocator SignedOut =>
        Page.GetByRole(AriaRole.Heading, new() { Name = "You were signed out" });

    private ILocator Name => Page.GetByLabel("Name", new() { Exact = true });

    private async Task TypeSignedInAsync(string name)
    {
        await OpenAsync(ShopFlowBrowser.SignedOut);
        await browser!.Server.Services.MemberAsync(StaffRole.Owner, TestStaff.Password);
        await Page.GotoAsync("/sign-in?returnUrl=%2Fproducts%2F1");
        await SignInAsync(TestStaff.Password);
        await Page.WaitForSelectorAsync("html[data-alive]");
        await Name.FillAsync(name);
    }

    private Task SignInAsync(string password) => SignInAsync(Page, password);

    private static async Task SignInAsync(IPage page, string password)
    {
        await page.GetByLabel("Email").FillAsync("owner@shop.example");
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true })
            .ClickAsync();
    }

    private async Task ChangePasswordAsync(string now, string chosen)
    {
        await Page.GetByLabel("Current password").FillAsync(now);
        await Page.GetByLabel("New password").FillAsync(chosen);
        await ButtonAsync("Change the password");
    }

    private Task ButtonAsync(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
