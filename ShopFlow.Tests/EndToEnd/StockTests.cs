using Microsoft.Playwright;
using Npgsql;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd;

/// <summary>The small shop lists desk mat (18), laptop stand (3) and mechanical keyboard (42).</summary>
public sealed class StockTests
{
    [SkippableFact]
    public async Task A_stock_can_be_edited_in_place_by_keyboard()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");
        var cell = Cell(browser.Page, "Desk mat");

        await cell.FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.Keyboard.TypeAsync("+5");
        await browser.Page.Keyboard.PressAsync("Enter");

        await Expect(cell).ToContainTextAsync("Saved");
        await Expect(cell).ToContainTextAsync("23");
    }

    [SkippableFact]
    public async Task Enter_saves_and_moves_to_the_row_below()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");

        await Cell(browser.Page, "Desk mat").FocusAsync();
        await browser.Page.Keyboard.TypeAsync("+5\n+7\n-2\n");

        await Expect(Cell(browser.Page, "Desk mat")).ToContainTextAsync("23");
        await Expect(Cell(browser.Page, "Laptop stand")).ToContainTextAsync("10");
        await Expect(Cell(browser.Page, "Mechanical keyboard")).ToContainTextAsync("40");
        await Expect(browser.Page.GetByText("3 values changed.")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Shift_Enter_saves_and_moves_up()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");

        await Cell(browser.Page, "Laptop stand").FocusAsync();
        await browser.Page.Keyboard.TypeAsync("9");
        await Expect(Input(browser.Page)).ToHaveValueAsync("9");
        await browser.Page.Keyboard.PressAsync("Shift+Enter");

        await Expect(Cell(browser.Page, "Laptop stand")).ToContainTextAsync("9");
        await Expect(browser.Page.Locator("td:focus")).ToContainTextAsync("18");
    }

    [SkippableFact]
    public async Task Tab_saves_and_moves_to_the_next_row()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");

        await Cell(browser.Page, "Desk mat").ClickAsync();
        await browser.Page.Keyboard.TypeAsync("40");
        await Expect(Input(browser.Page)).ToHaveValueAsync("40");
        await browser.Page.Keyboard.PressAsync("Tab");

        await Expect(Cell(browser.Page, "Desk mat")).ToContainTextAsync("40");
        await Expect(Input(browser.Page))
            .ToHaveAttributeAsync("aria-label", "Stock of Laptop stand");
    }

    [SkippableTheory]
    [InlineData("-19", "must be 0 or more")]
    [InlineData("abc", "must be a whole number")]
    [InlineData("1,8", "must be a whole number")]
    [InlineData("99999999999", "must be 2,147,483,647 or less")]
    public async Task A_refused_stock_stays_in_the_cell_with_the_reason(string typed, string reason)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");

        await Cell(browser.Page, "Desk mat").ClickAsync();
        await browser.Page.Keyboard.TypeAsync(typed);
        await browser.Page.Keyboard.PressAsync("Enter");

        await Expect(browser.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(reason);
        await Expect(Input(browser.Page)).ToHaveValueAsync(typed);
        await browser.Page.Keyboard.PressAsync("Escape");
        await Expect(Cell(browser.Page, "Desk mat")).ToContainTextAsync("18");
    }

    [SkippableFact]
    public async Task A_slow_save_says_that_it_is_saving()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");
        await using var other = new NpgsqlConnection(browser.Shop.ConnectionString);
        await other.OpenAsync();
        await using var lasting = await other.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("SELECT FROM products FOR UPDATE", other);
        await command.ExecuteNonQueryAsync();

        await Cell(browser.Page, "Desk mat").ClickAsync();
        await browser.Page.Keyboard.TypeAsync("40");
        await Expect(Input(browser.Page)).ToHaveValueAsync("40");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(browser.Page.GetByText("Saving…")).ToBeVisibleAsync();
        await lasting.RollbackAsync();

        await Expect(Cell(browser.Page, "Desk mat")).ToContainTextAsync("Saved");
    }

    [SkippableFact]
    public async Task A_delivery_does_not_erase_a_sale_in_between()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");
        await browser.Shop.ExecuteAsync(
            "UPDATE products SET stock_quantity = stock_quantity - 4 WHERE name = 'Desk mat'"
        );

        await Cell(browser.Page, "Desk mat").ClickAsync();
        await browser.Page.Keyboard.TypeAsync("+5");
        await browser.Page.Keyboard.PressAsync("Enter");

        await Expect(Cell(browser.Page, "Desk mat")).ToContainTextAsync("19");
        await Expect(browser.Page.GetByText("4 went meanwhile")).ToBeVisibleAsync();
    }

    private static ILocator Cell(IPage page, string product) =>
        page.GetByRole(AriaRole.Button, new() { Name = $"Stock of {product}" });

    private static ILocator Input(IPage page) => page.Locator("input[data-inline-cell]");
}
