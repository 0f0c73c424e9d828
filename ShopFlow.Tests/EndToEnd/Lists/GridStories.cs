using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Lists;

/// <summary>The small shop's products in order: desk mat (18), laptop stand (3), mechanical keyboard (42).</summary>
public sealed class GridStories : IAsyncLifetime
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
    public async Task The_grid_can_be_navigated_selected_copied_and_edited_by_keyboard()
    {
        await OpenAsync("/products");
        await Page.Locator("#choose-columns").FocusAsync();
        await PressAsync("Tab");
        await Expect(Cell("Desk mat")).ToBeFocusedAsync();

        await PressAsync("ArrowDown", "Space", "Shift+ArrowDown");
        await Expect(Page.GetByRole(AriaRole.Row, new() { Selected = true })).ToHaveCountAsync(2);
        await Expect(Announcement).ToHaveTextAsync("2 rows selected.");
        await PressAsync("Control+c");
        Assert.Equal(
            [
                "Product\tCategory\tPrice\tStock\tRating\tSold",
                "Laptop stand\tAccessories\t39.90\t3\t2.0\t1",
                "Mechanical keyboard\tKeyboards\t129.99\t42\t4.5\t1",
            ],
            await CopiedAsync()
        );

        await PressAsync("Escape", "Control+Home", "ArrowRight", "ArrowRight", "ArrowRight", "F2");
        await Page.Keyboard.TypeAsync("-3");
        await PressAsync("Enter");
        await Expect(Cell("15")).ToContainTextAsync("Saved");
        await Expect(Page.Locator("td:focus")).ToHaveTextAsync("3 · low");

        await PressAsync("Home", "Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Laptop stand" }))
            .ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Expect(Cell("Laptop stand")).ToBeFocusedAsync();
        await PressAsync("Tab");
        await Expect(Page.Locator("table :focus")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Arrow_down_moves_from_the_heading_into_the_rows()
    {
        await OpenAsync("/products");
        await Expect(Page.Locator("h1")).ToBeFocusedAsync();

        await PressAsync("ArrowDown");

        await Expect(Cell("Desk mat")).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task A_status_can_be_chosen_by_keyboard_in_its_cell()
    {
        await OpenAsync("/orders?sort=id");
        await Cell("#1")
            .ClickAsync(
                new()
                {
                    Position = new() { X = 2, Y = 2 },
                }
            );

        await PressAsync("ArrowRight", "ArrowRight", "ArrowRight", "Enter");
        await Expect(Item("Pending")).ToBeFocusedAsync();
        await PressAsync("Escape");
        await Expect(Item("Pending")).ToBeHiddenAsync();
        await Expect(Cell("Pending")).ToBeFocusedAsync();
        await PressAsync("s");
        await Expect(Item("Pending")).ToBeFocusedAsync();
        await PressAsync("ArrowDown", "Enter");

        await Expect(Page.GetByText("#1 is now Shipped.")).ToBeVisibleAsync();
        await Expect(Cell("Shipped")).ToBeFocusedAsync();
        await PressAsync("Control+c");
        Assert.Equal(["Shipped"], await CopiedAsync());
        await PressAsync("ArrowDown");
        await Expect(Page.Locator("tbody tr").Nth(1).Locator("td").Nth(3)).ToBeFocusedAsync();
    }

    [SkippableTheory]
    [InlineData(1360)]
    [InlineData(800)]
    public async Task A_row_and_its_neighbours_can_be_previewed_beside_the_list(int width)
    {
        await OpenAsync("/orders?sort=id", width);
        var preview = Page.GetByRole(AriaRole.Complementary, new() { Name = "Preview" });

        await Page.Locator("tbody tr").First.Locator("td").Nth(1).ClickAsync();
        await Expect(preview.GetByRole(AriaRole.Heading, new() { Name = "#1" })).ToBeVisibleAsync();
        await PressAsync("j");
        await Expect(preview.GetByRole(AriaRole.Heading, new() { Name = "#2" })).ToBeVisibleAsync();
        await PressAsync("k");
        await preview.GetByRole(AriaRole.Button, new() { Name = "Mark as shipped" }).ClickAsync();
        await Expect(Page.GetByText("#1 is now Shipped.")).ToBeVisibleAsync();
        await Expect(preview.GetByText("Shipped", new() { Exact = true })).ToBeVisibleAsync();

        await PressAsync("Escape");
        await Expect(preview).ToBeHiddenAsync();
        await Expect(Page.Locator("tbody tr:first-child td:first-child")).ToBeFocusedAsync();
        await PressAsync("End", "Enter");
        await Expect(preview.GetByRole(AriaRole.Heading, new() { Name = "#1" })).ToBeVisibleAsync();
        await PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Order #1" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task The_page_keys_turn_pages_and_going_back_returns_to_the_same_row()
    {
        await OpenAsync("/");
        await browser!.Shop.ExecuteAsync(
            "insert into users (name, email) select 'User ' || lpad(n::text, 3, '0'), n || '@example.com' from generate_series(1, 120) n"
        );
        await browser.GoToAsync("/users?sort=name&q=user");
        await Cell("User 001")
            .ClickAsync(
                new()
                {
                    Position = new() { X = 2, Y = 2 },
                }
            );

        await PressAsync("Control+End", "PageDown");
        await Expect(Cell("User 051")).ToBeVisibleAsync();
        await Expect(Page.Locator("tbody tr:first-child td:last-child")).ToBeFocusedAsync();
        await PressAsync("Home", "PageUp");
        await Expect(Cell("User 050")).ToBeFocusedAsync();
        await PressAsync("ArrowUp", "ArrowUp");

        await PressAsync("Enter");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Back to customers" }).ClickAsync();
        await Expect(Cell("User 048")).ToBeFocusedAsync();
        await Expect(Cell("User 048")).ToBeInViewportAsync();
    }

    [SkippableFact]
    public async Task Columns_can_be_chosen_and_resized_and_the_browser_remembers_them()
    {
        await OpenAsync("/orders");
        var opener = Page.Locator("#choose-columns");
        await opener.PressAsync("Enter");
        await Expect(Page.GetByLabel("Order", new() { Exact = true })).ToBeFocusedAsync();
        await Page.GetByLabel("Email", new() { Exact = true }).PressAsync("Space");
        await Expect(Header("Email")).ToBeVisibleAsync();
        await Page.GetByLabel("Move Email up").PressAsync("Enter");
        await Page.GetByText("Compact rows").ClickAsync();
        await Expect(Page.Locator("table.compact")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(opener).ToBeFocusedAsync();

        await PressAsync("Tab", "ArrowUp");
        await Expect(Header("Order")).ToBeFocusedAsync();
        await PressAsync("Shift+ArrowRight");
        await Expect(Announcement).ToContainTextAsync("percent wide.");
        await Expect(Page.Locator("colgroup")).ToHaveCountAsync(1);
        await DragAsync(Header("Customer"), 60);
        var layout = new Regex(
            @"/orders\?cols=id\.placed\.user\.status\.items\.email\.total&widths=id-\d+\.user-\d+&rows=compact$",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        await Expect(Page).ToHaveURLAsync(layout);

        await Page.GetByRole(AriaRole.Link, new() { Name = "Customers" }).ClickAsync();
        await Page.Locator("nav").GetByRole(AriaRole.Link, new() { Name = "Orders" }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(layout);
        await Expect(Page.GetByText("aisha@example.com").First).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task On_a_phone_rows_are_cards_that_can_be_sorted_selected_and_edited()
    {
        await OpenAsync("/products", width: 390);
        await Page.GetByLabel("Sort by").SelectOptionAsync("-stock");
        await Expect(Page).ToHaveURLAsync("/products?sort=-stock");
        await Expect(Page.Locator("tbody tr").First).ToContainTextAsync("Mechanical keyboard");

        var card = Page.Locator("tbody tr").First;
        var box = (await card.BoundingBoxAsync())!;
        await Page.Mouse.ClickAsync(box.X + 20, box.Y + 24);
        await Expect(card).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Stock of Mechanical keyboard" })
            .ClickAsync();
        await Page.Locator("input[data-inline-cell]").FillAsync("40");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(card).ToContainTextAsync("Saved");
        Assert.Equal(0, await Page.EvaluateAsync<int>("document.body.scrollWidth - innerWidth"));
    }

    private ILocator Item(string name) => Page.GetByRole(AriaRole.Menuitem, new() { Name = name });

    private ILocator Announcement => Page.Locator("[data-grid-says]");

    private ILocator Cell(string text) =>
        Page.Locator("tbody td").Filter(new() { HasText = text }).First;

    private ILocator Header(string title) =>
        Page.GetByRole(AriaRole.Columnheader, new() { Name = title });

    private async Task OpenAsync(string path, int width = 1360)
    {
        browser = await ShopFlowBrowser.OpenAsync(width: width);
        await Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await browser.GoToAsync(path);
    }

    private async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    private async Task<string[]> CopiedAsync() =>
        (await Page.EvaluateAsync<string>("navigator.clipboard.readText()")).Split('\n');

    private async Task DragAsync(ILocator header, int by)
    {
        var box = (await header.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + box.Width - 3, box.Y + 10);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + box.Width - 3 + by, box.Y + 10);
        await Page.Mouse.UpAsync();
    }
}
