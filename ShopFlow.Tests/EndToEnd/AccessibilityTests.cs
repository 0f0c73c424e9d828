using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ShopFlow.Tests.EndToEnd;

public sealed class AccessibilityTests
{
    private static readonly string[] Pages =
    [
        "/",
        "/orders?status=pending&user=1",
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
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_page_breaks_a_rule_of_axe(ColorScheme colors, int width)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(colors, width);
        var found = new List<string>();
        foreach (var path in Pages)
        {
            await browser.GoToAsync(path);
            var result = await browser.Page.RunAxe();
            found.AddRange(result.Violations.Select(violation => Describe(path, violation)));
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [SkippableFact]
    public async Task Nothing_scrolls_sideways_on_a_phone()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(width: 390);
        foreach (var path in Pages)
        {
            await browser.GoToAsync(path);
            var overhang = await browser.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - innerWidth"
            );
            Assert.True(overhang <= 0, $"{path} is {overhang} pixels too wide.");
        }
    }

    private static string Describe(string path, AxeResultItem violation) =>
        $"{path}: {violation.Id}, {violation.Help}: "
        + string.Join(" | ", violation.Nodes.Select(node => node.Html));
}
