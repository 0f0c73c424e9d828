using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Products;

/// <summary>The desk mat has 18 in stock.</summary>
public sealed class StockStories
{
    [SkippableFact]
    public async Task Plus_five_in_one_browser_keeps_a_sale_in_another_and_explains_the_sum()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");
        var mine = await OpenCellAsync(browser.Page);
        await mine.FillAsync("+5");

        var other = await browser.SomebodyElseAsync();
        await other.GotoAsync("/products");
        await other.WaitForSelectorAsync("html[data-alive]");
        var theirs = await OpenCellAsync(other);
        await theirs.FillAsync("-1");
        await theirs.PressAsync("Enter");
        await Expect(Cell(other, 17)).ToBeVisibleAsync();

        await mine.PressAsync("Enter");

        await Expect(Cell(browser.Page, 22)).ToBeVisibleAsync();
        await Expect(browser.Page.GetByText("Was 18, 1 went meanwhile: 17 + 5 = 22.").First)
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_refused_stock_stays_in_its_cell_with_the_reason()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/products");
        var cell = await OpenCellAsync(browser.Page);

        await cell.FillAsync("-19");
        await cell.PressAsync("Enter");

        await Expect(browser.Page.GetByText("Stock quantity must be 0 or more."))
            .ToBeVisibleAsync();
        await Expect(cell).ToHaveValueAsync("-19");
    }

    private static ILocator Cell(IPage page, int stock) =>
        page.GetByRole(AriaRole.Button, new() { Name = $"Stock of Desk mat: {stock}" });

    private static async Task<ILocator> OpenCellAsync(IPage page)
    {
        await Cell(page, 18).ClickAsync();
        return page.GetByRole(AriaRole.Textbox, new() { Name = "Stock of Desk mat" });
    }
}
