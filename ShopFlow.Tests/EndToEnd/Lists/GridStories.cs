using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Lists;

/// <summary>The small shop's products in their order: desk mat (18), laptop stand (3), mechanical keyboard (42).</summary>
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
    public async Task By_keyboard_alone_one_moves_selects_copies_and_edits()
    {
        await OpenAsync("/products");
        await Page.Locator("#choose-columns").FocusAsync();
        await PressAsync("Tab");
        await Expect(Cell("Desk mat")).ToBeFocusedAsync();

        await PressAsync("ArrowDown", "Space", "Shift+ArrowDown");
        await Expect(Page.GetByRole(AriaRole.Row, new() { Selected = true })).ToHaveCountAsync(2);
        await Expect(Says).ToHaveTextAsync("2 rows selected.");
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

        await PressAsync("ArrowDown", "Home", "Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Laptop stand" }))
            .ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Expect(Cell("Laptop stand")).ToBeFocusedAsync();
        await PressAsync("Tab");
        await Expect(Page.Locator("table :focus")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_status_is_chosen_by_keyboard_where_it_stands()
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
        await Expect(Page.GetByLabel("Status of order 1")).ToBeFocusedAsync();
        await PressAsync("s", "Enter");

        await Expect(Page.GetByText("#1 is now Shipped.")).ToBeVisibleAsync();
        await PressAsync("Escape", "Control+c");
        Assert.Equal(["Shipped"], await CopiedAsync());
    }

    [SkippableFact]
    public async Task The_page_keys_lead_from_page_to_page_and_a_row_is_found_again()
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
    public async Task Columns_are_chosen_and_resized_and_the_browser_remembers_them()
    {
        await OpenAsync("/orders");
        var opener = Page.Locator("#choose-columns");
        await opener.PressAsync("Enter");
        await Expect(Page.GetByLabel("Order", new() { Exact = true })).ToBeFocusedAsync();
        await Page.GetByLabel("Email", new() { Exact = true }).PressAsync("Space");
        await Expect(Header("Email")).ToBeVisibleAsync();
        await Page.GetByLabel("Move Email up").PressAsync("Enter");
        await Page.GetByText("Compact rows").ClickAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(opener).ToBeFocusedAsync();

        await PressAsync("Tab", "ArrowUp", "Shift+ArrowRight");
        await Expect(Says).ToContainTextAsync("percent wide.");
        await Expect(Page.Locator("colgroup")).ToHaveCountAsync(1);
        await DragAsync(Header("User"), 60);
        var layout = new Regex(
            @"/orders\?cols=id\.placed\.user\.status\.items\.email\.total&widths=id-\d+\.user-\d+&rows=compact$",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        await Expect(Page).ToHaveURLAsync(layout);

        await Page.GetByRole(AriaRole.Link, new() { Name = "Users" }).ClickAsync();
        await Page.Locator("nav").GetByRole(AriaRole.Link, new() { Name = "Orders" }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(layout);
        await Expect(Page.GetByText("aisha@example.com").First).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task On_a_phone_the_rows_are_cards_that_are_sorted_selected_and_edited_by_touch()
    {
        await OpenAsync("/products", width: 390);
        await Page.GetByLabel("Sort by").SelectOptionAsync("-stock");
        await Expect(Page).ToHaveURLAsync("/products?sort=-stock");
        await Expect(Page.Locator("tbody tr").First).ToContainTextAsync("Mechanical keyboard");

        var card = Page.Locator("tbody tr").First;
        var box = (await card.BoundingBoxAsync())!;
        await Page.Mouse.ClickAsync(box.X + box.Width - 20, box.Y + 20);
        await Expect(card).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Stock of Mechanical keyboard" })
            .ClickAsync();
        await Page.Locator("input[data-inline-cell]").FillAsync("40");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(card).ToContainTextAsync("Saved");
        Assert.Equal(0, await Page.EvaluateAsync<int>("document.body.scrollWidth - innerWidth"));
    }

    private ILocator Says => Page.Locator("[data-grid-says]");

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
