using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Users;

public sealed class UserStories : IAsyncLifetime
{
    private ShopFlowBrowser? browser;

    private IPage Page => browser!.Page;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_new_user_can_be_saved_after_all_faults_were_corrected()
    {
        await OpenAsync("/users/new");
        await SaveAsync();
        await Expect(Page.GetByLabel("Name")).ToBeFocusedAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Email is required." }))
            .ToBeVisibleAsync();

        await Page.GetByLabel("Name").FillAsync("Li Wei");
        await Page.GetByLabel("Email").FillAsync("aisha@example.com");
        await SaveAsync();
        await Expect(Page.GetByLabel("Email")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Page.GetByLabel("Name")).ToHaveValueAsync("Li Wei");

        await Page.GetByLabel("Email").FillAsync("li@example.com");
        await SaveAsync();
        await Expect(Page.GetByText("Li Wei was saved.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Li Wei" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Two_people_editing_the_same_user_see_both_values_and_lose_nothing()
    {
        await OpenAsync("/users/1");
        await Page.GetByLabel("Name").FillAsync("Aisha Mine");
        await browser!.Shop.ExecuteAsync("update users set name = 'Aisha Theirs' where id = 1");
        await SaveAsync();

        var conflict = Page.GetByRole(AriaRole.Alert);
        await Expect(conflict.GetByRole(AriaRole.Radio, new() { Name = "Aisha Theirs" }))
            .ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Name")).ToHaveValueAsync("Aisha Mine");

        await conflict.GetByRole(AriaRole.Button, new() { Name = "Save with these" }).ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Aisha Mine" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_user_deleted_elsewhere_can_be_saved_as_new()
    {
        await OpenAsync("/users/3");
        await Page.GetByLabel("Name").FillAsync("Mina again");
        await browser!.Shop.ExecuteAsync("delete from users where id = 3");
        await SaveAsync();
        await Expect(Page.GetByText("Somebody else deleted this meanwhile")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Save as new" }).ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Mina again" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_user_with_orders_cannot_be_deleted_and_the_orders_are_one_click_away()
    {
        await OpenAsync("/users/1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true })
            .First.ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }))
            .ToBeHiddenAsync();
        await Expect(dialog).ToContainTextAsync("Can't delete Aisha Khan: 2 orders");

        await dialog.GetByRole(AriaRole.Link, new() { Name = "2 orders" }).ClickAsync();

        await Expect(Page).ToHaveURLAsync("/orders?user=1");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Customer: Aisha Khan" }))
            .ToBeVisibleAsync();
    }

    private async Task OpenAsync(string path)
    {
        browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync(path);
    }

    private Task SaveAsync() =>
        Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
}
