using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ShopFlow.Data.Staff;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Access;

/// <summary>A working day of each role except the owner, who is in all the other stories.</summary>
public sealed class RoleStories : IAsyncLifetime
{
    private ShopFlowBrowser? browser;

    private IPage Page => browser!.Page;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }

    [SkippableTheory]
    [InlineData(1360)]
    [InlineData(390)]
    public async Task A_viewer_can_read_everything_and_change_nothing(int width)
    {
        await OpenAsync(StaffRole.Viewer, "/orders", width);
        await Expect(Page.GetByText("Pending").Last).ToBeVisibleAsync();
        await ExpectReadOnlyAsync();

        await browser!.GoToAsync("/orders/1");
        await Expect(Page.GetByText("£178.99").First).ToBeVisibleAsync();
        await ExpectReadOnlyAsync();

        await browser.GoToAsync("/products");
        await Expect(Page.GetByText("3 · low")).ToBeVisibleAsync();
        await ExpectReadOnlyAsync();

        await browser.GoToAsync("/products/1");
        await Expect(Page.Locator("dd").GetByText("£24.50")).ToBeVisibleAsync();
        await Expect(Page.Locator("dd").GetByText("Felt, 80 by 40 cm")).ToBeVisibleAsync();
        await ExpectReadOnlyAsync();

        await browser.GoToAsync("/users/1");
        await Expect(Page.Locator("dd").GetByText("aisha@example.com")).ToBeVisibleAsync();
        await ExpectReadOnlyAsync();

        await browser.GoToAsync("/reviews/1");
        await Expect(Page.Locator("dd").GetByText("Types like a dream.")).ToBeVisibleAsync();
        await Expect(Page.Locator("dd").GetByText("5 ★★★★★")).ToBeVisibleAsync();
        await ExpectReadOnlyAsync();
    }

    [SkippableFact]
    public async Task Staff_can_place_an_order_at_todays_prices_and_ship_it()
    {
        await OpenAsync(StaffRole.Staff, "/orders");
        await Page.GetByRole(AriaRole.Link, new() { Name = "New order" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "New order" }))
            .ToBeVisibleAsync();
        await PickAsync("Customer", "Tom", "Tom Berger");
        await PickAsync("Product of line 1", "Desk", "Desk mat");
        await Expect(Page.GetByText("£24.50").First).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Unit price of line 1")).ToHaveCountAsync(0);
        await Page.GetByLabel("Quantity of line 1").FillAsync("2");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();

        await Expect(Page.GetByText("£49.00").First).ToBeVisibleAsync();
        await browser!.ChooseStatusAsync(4, "Shipped");
        await Expect(Page.GetByText("#4 is now Shipped.")).ToBeVisibleAsync();
        await Button("More").First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Menuitem, new() { Name = "Copy the link" }))
            .ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }))
            .ToHaveCountAsync(0);
    }

    [SkippableTheory]
    [InlineData(1360)]
    [InlineData(390)]
    public async Task Staff_can_change_the_quantity_of_a_line_but_not_its_product_or_price(
        int width
    )
    {
        await OpenAsync(StaffRole.Staff, "/orders/3", width);
        await Expect(Page.GetByText("£22.00").First).ToBeVisibleAsync();
        await Expect(Button("Remove Desk mat")).ToHaveCountAsync(0);
        await Button("Edit Desk mat").ClickAsync();

        var quantity = Page.GetByLabel("Quantity", new() { Exact = true });
        await Expect(quantity).ToBeFocusedAsync();
        await Expect(Page.Locator("main").GetByRole(AriaRole.Textbox)).ToHaveCountAsync(1);
        await Expect(Page.Locator("main").GetByRole(AriaRole.Combobox, new() { Name = "Product" }))
            .ToHaveCountAsync(0);
        await quantity.FillAsync("3");
        await quantity.PressAsync("Enter");

        // The form shows the total while it is typed; the button is back once the line is saved.
        await Expect(Button("Edit Desk mat")).ToBeVisibleAsync();
        await Expect(Page.GetByText("£66.00").First).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Staff_can_change_the_stock_and_edit_reviews()
    {
        await OpenAsync(StaffRole.Staff, "/products/1");
        await Expect(Button("Save")).ToHaveCountAsync(0);
        await Expect(Button("Delete")).ToHaveCountAsync(0);
        await Button("Stock of Desk mat: 18").ClickAsync();
        await Page.GetByLabel("Stock of Desk mat").FillAsync("+5");
        await Page.GetByLabel("Stock of Desk mat").PressAsync("Enter");
        await Expect(Button("Stock of Desk mat: 23")).ToBeVisibleAsync();

        await browser!.GoToAsync("/reviews/3");
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Review" })
            .FillAsync("Wobbles a little.");
        await Button("Save").ClickAsync();
        await Expect(Page.GetByText("The review was saved.")).ToBeVisibleAsync();

        await browser.GoToAsync("/users/1");
        await Expect(Page.Locator("dd").GetByText("aisha@example.com")).ToBeVisibleAsync();
        await Expect(Page.Locator("main").GetByRole(AriaRole.Button)).ToHaveTextAsync([""]);
    }

    [SkippableFact]
    public async Task A_manager_can_set_prices_and_delete()
    {
        await OpenAsync(StaffRole.Manager, "/products/1");
        await Page.GetByLabel("Price").FillAsync("26");
        await Button("Save").ClickAsync();
        await Expect(Page.GetByText("Desk mat was saved.")).ToBeVisibleAsync();

        await browser!.GoToAsync("/orders/1");
        await Button("Remove Desk mat").ClickAsync();
        await Expect(Button("Undo")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true })
            .First.ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = "Delete" })
            .ClickAsync();

        await Expect(Page.GetByText("Order #1 was deleted.")).ToBeVisibleAsync();
    }

    private ILocator Button(string name) =>
        Page.Locator("body").GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>No form fields, drop-downs, buttons or links that create or change anything.</summary>
    private async Task ExpectReadOnlyAsync()
    {
        var main = Page.Locator("main");
        await Expect(
                main.Locator(
                    "form:not([role=search]), textarea, .cell-open, select:not(.sort-choice)"
                )
            )
            .ToHaveCountAsync(0);
        await Expect(main.Locator(".shop-form input")).ToHaveCountAsync(0);
        await Expect(main.Locator("a[href*='new']")).ToHaveCountAsync(0);
        var changes = new Regex(
            "Save|Delete|Add(?! filter)|Edit|Remove",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        await Expect(main.GetByRole(AriaRole.Button, new() { NameRegex = changes }))
            .ToHaveCountAsync(0);

        var overhang = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - innerWidth"
        );
        Assert.True(overhang <= 0, $"{Page.Url} is {overhang} pixels too wide.");
    }

    private async Task OpenAsync(string role, string path, int width = 1360)
    {
        browser = await ShopFlowBrowser.OpenAsync(width: width, role: role);
        await browser.GoToAsync(path);
    }

    private async Task PickAsync(string label, string typed, string option)
    {
        var picker = Page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });
        await picker.FillAsync(typed);
        await Expect(Page.GetByRole(AriaRole.Option, new() { Name = option })).ToBeVisibleAsync();
        await picker.PressAsync("Enter");
        await Expect(picker).ToHaveValueAsync(option);
    }
}
