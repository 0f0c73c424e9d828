using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ShopFlow.Tests.EndToEnd;

public sealed class AccessibilityTests
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // The package's own method opens an extra page for every check and returns passed rules, too.
    private const string Violations = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(
          ({ id, help, nodes }) => `${id}, ${help}: ${nodes.map((node) => node.html).join(" | ")}`)
        """;

    private const string Overhang = """
        Math.max(...[document.documentElement, ...document.querySelectorAll("main .mud-table-container")]
          .map((box) => box.scrollWidth - box.clientWidth))
        """;

    private const string SmallFields = """
        [...document.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea")]
          .filter((field) => field.offsetParent && parseFloat(getComputedStyle(field).fontSize) < 16)
          .map((field) => `${location.pathname}: ${field.outerHTML}`)
        """;

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
        "/activity",
        "/team",
        "/settings",
        "/status",
        "/nowhere",
    ];

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1360)]
    [InlineData(ColorScheme.Dark, 1360)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task No_page_breaks_an_axe_rule_or_scrolls_sideways(ColorScheme colors, int width)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(colors, width);
        var found = new List<string>();
        foreach (var path in Pages)
        {
            await browser.GoToAsync(path);
            found.AddRange(await ViolationsAsync(browser.Page, path));
            var overhang = await browser.Page.EvaluateAsync<int>(Overhang);
            if (overhang > 0)
                found.Add($"{path} is {overhang} pixels too wide.");
        }

        Assert.Empty(found);
    }

    [SkippableFact]
    public async Task A_phone_zooms_into_no_field()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(width: 390);
        var small = new List<string>();
        foreach (var path in new[] { "/products", "/products/1", "/orders/new", "/team" })
        {
            await browser.GoToAsync(path);
            small.AddRange(await browser.Page.EvaluateAsync<string[]>(SmallFields));
        }

        Assert.Empty(small);
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1360)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Open_filters_and_views_break_no_axe_rule(ColorScheme colors, int width)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(colors, width);
        await browser.Shop.ExecuteAsync(
            "insert into shopflow.views (list, name, query, is_pinned, position) values ('orders', 'New', '?status=pending', true, 1)"
        );
        await browser.GoToAsync("/orders?status=shipped&placed=this-year&view=1");
        var found = new List<string>();
        foreach (
            var opener in new[] { "Filter", "Status: Shipped", "Placed: this year", "Edit view" }
        )
        {
            await browser
                .Page.GetByRole(AriaRole.Button, new() { Name = opener, Exact = true })
                .PressAsync("Enter");
            await browser.Page.WaitForSelectorAsync(":is([role=dialog], [role=menu]):has(:focus)");
            found.AddRange(await ViolationsAsync(browser.Page, opener));
            await browser.Page.Keyboard.PressAsync("Escape");
            await browser.Page.WaitForSelectorAsync(
                ":is([role=dialog], [role=menu])",
                new() { State = WaitForSelectorState.Detached }
            );
        }

        Assert.Empty(found);
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_form_full_of_mistakes_breaks_no_axe_rule(ColorScheme colors)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(colors);
        await browser.GoToAsync("/products/new");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await browser.Page.WaitForSelectorAsync(".banner");

        Assert.Empty(await ViolationsAsync(browser.Page, "/products/new"));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1360)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task A_list_with_selected_rows_breaks_no_axe_rule(ColorScheme colors, int width)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(colors, width);
        await browser.GoToAsync("/orders?widths=user-30&rows=compact");
        await browser
            .Page.Locator("tbody tr")
            .First.ClickAsync(
                new()
                {
                    Position = new() { X = 20, Y = 19 },
                }
            );
        await browser.Page.Keyboard.PressAsync("Control+a");
        await browser.Page.WaitForSelectorAsync("[aria-selected=true]");
        Assert.Empty(await ViolationsAsync(browser.Page, "/orders, selected"));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Menus_and_previews_of_a_list_break_no_axe_rule(ColorScheme colors)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(colors);
        await browser.GoToAsync("/orders");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await browser.Page.WaitForSelectorAsync("[role=dialog]:has(:focus)");
        var found = await ViolationsAsync(browser.Page, "/orders, columns");
        await browser.Page.Keyboard.PressAsync("Escape");
        await browser.Page.Locator("tbody time").First.ClickAsync();
        await browser.Page.WaitForSelectorAsync(".preview-lines");
        await browser.Page.Keyboard.PressAsync("s");
        await browser.Page.WaitForSelectorAsync("[role=menuitem]:focus");

        Assert.Empty(found.Concat(await ViolationsAsync(browser.Page, "/orders, preview")));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1360)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_sign_in_and_account_pages_break_no_axe_rule(ColorScheme colors, int width)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(colors, width);
        await browser.Page.GotoAsync("/account");
        await browser.Page.GetByLabel("New password").FillAsync("short");
        await browser
            .Page.GetByRole(AriaRole.Button, new() { Name = "Set a password" })
            .ClickAsync();
        await browser.Page.WaitForSelectorAsync("[aria-invalid=true]");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Olga Owner" }).ClickAsync();
        var found = await ViolationsAsync(browser.Page, "/account");

        await browser
            .Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true })
            .ClickAsync();
        await browser.Page.GetByLabel("Email").FillAsync("nobody@shop.example");
        await browser.Page.GetByLabel("Password").FillAsync("wrong");
        await browser
            .Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true })
            .ClickAsync();
        await browser.Page.WaitForSelectorAsync(".mud-alert");

        Assert.Empty(found.Concat(await ViolationsAsync(browser.Page, "/sign-in")));
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, string path)
    {
        await page.EvaluateAsync($"() => {Axe}");
        var found = await page.EvaluateAsync<string[]>(Violations);
        return found.Select(violation => $"{path}: {violation}");
    }
}
