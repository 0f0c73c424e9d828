using Microsoft.Playwright;
using ShopFlow.Data.Staff;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Activity;

public sealed class ActivityStories : IAsyncLifetime
{
    private ShopFlowBrowser? browser;

    private IPage Page => browser!.Page;

    private ILocator Timeline => Page.GetByRole(AriaRole.Region, new() { Name = "Timeline" });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_saved_price_appears_in_the_products_timeline_at_once()
    {
        await OpenAsync("/products/1");
        await Page.GetByLabel("Price").FillAsync("26.00");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(Timeline.GetByRole(AriaRole.Listitem).First)
            .ToContainTextAsync("Changed by Olga Owner");
        await Expect(Timeline).ToContainTextAsync("Price: £24.50 → £26.00");
    }

    [SkippableFact]
    public async Task Changes_to_an_orders_lines_with_psql_appear_in_the_orders_timeline()
    {
        await OpenAsync("/orders/1");
        await browser!.Shop.ExecuteAsync("update order_items set product_id = 2 where id = 2");

        await browser.GoToAsync("/orders/1");

        var newest = Timeline.Locator("ol > li").First;
        await Expect(newest).ToContainTextAsync("Changed Laptop stand by");
        await Expect(newest).ToContainTextAsync("Product: Desk mat → Laptop stand");
        await Expect(newest.GetByRole(AriaRole.Link, new() { Name = "Laptop stand" }))
            .ToHaveAttributeAsync("href", "products/2");
    }

    [SkippableFact]
    public async Task Users_and_reviews_have_timelines_that_show_more_on_demand()
    {
        await OpenAsync("/users/1");
        for (var n = 1; n <= 25; n++)
            await browser!.Shop.ExecuteAsync($"update users set name = 'Name {n}' where id = 1");

        await browser!.GoToAsync("/users/1");
        await Expect(Timeline.Locator("ol > li")).ToHaveCountAsync(20);

        await Timeline.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();

        await Expect(Timeline.Locator("ol > li")).ToHaveCountAsync(26);
        await browser.GoToAsync("/reviews/1");
        await Expect(Timeline).ToContainTextAsync("Added by");
    }

    [SkippableFact]
    public async Task The_activity_can_be_filtered_by_person_and_links_to_the_row()
    {
        await OpenAsync("/");
        await browser!.Shop.ExecuteAsync(
            "begin; call shopflow.act_as(null, 'Night import'); update products set stock_quantity = 7 where id = 2; commit"
        );
        await Page.GetByRole(AriaRole.Link, new() { Name = "Activity" }).ClickAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Person" }).ClickAsync();
        await Page.GetByLabel("Night import").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();

        await Expect(Page.Locator(".data tbody tr")).ToHaveCountAsync(1);
        await Expect(Page.Locator(".data tbody tr")).ToContainTextAsync("Stock quantity: 3 → 7");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }))
            .ToHaveAttributeAsync("href", "activity/export?person=Night%20import");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Changed product #2" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Laptop stand" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_viewer_sees_changes_to_the_shop_but_not_to_the_staff()
    {
        browser = await ShopFlowBrowser.OpenAsync(role: StaffRole.Viewer);
        await browser.GoToAsync("/activity?table=staff.members");

        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Added product #1" }))
            .ToBeVisibleAsync();
        await Expect(Page.GetByText("Added member")).ToHaveCountAsync(0);
    }

    private async Task OpenAsync(string path)
    {
        browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync(path);
    }
}
