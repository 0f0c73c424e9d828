using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ShopFlow.Tests.EndToEnd;

public sealed class AccessibilityTests
{
    private static readonly string[] Pages =
    [
        "/",
        "/orders",
        "/orders?status=pending&q=aisha&product=1",
        "/orders/1",
        "/orders/new",
        "/order-items",
        "/products",
        "/products/1",
        "/products/new",
        "/users",
        "/users/1",
        "/users/new",
        "/reviews",
        "/reviews/1",
        "/reviews/new",
        "/nowhere",
    ];

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1360)]
    [InlineData(ColorScheme.Dark, 1360)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task No_page_breaks_a_rule_of_axe_or_scrolls_sideways(
        ColorScheme colors,
        int width
    )
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(colors, width);
        var found = new List<string>();
        foreach (var path in Pages)
        {
            await browser.GoToAsync(path);
            found.AddRange(await ViolationsAsync(browser.Page, path));
            var overhang = await browser.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - innerWidth"
            );
            if (overhang > 0)
                found.Add($"{path} is {overhang} pixels too wide.");
        }

        Assert.Empty(found);
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_form_full_of_mistakes_breaks_no_rule_of_axe(ColorScheme colors)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(colors);
        await browser.GoToAsync("/products/new");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await browser.Page.WaitForSelectorAsync(".banner");

        Assert.Empty(await ViolationsAsync(browser.Page, "/products/new"));
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, string path) =>
        (await page.RunAxe()).Violations.Select(violation => Describe(path, violation));

    private static string Describe(string path, AxeResultItem violation) =>
        $"{path}: {violation.Id}, {violation.Help}: "
        + string.Join(" | ", violation.Nodes.Select(node => node.Html));
}
