using Microsoft.Playwright;
using ShopFlow.Tests.EndToEnd.Access;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Security;

/// <summary>A script in every text of the shop. It must be readable everywhere and run nowhere.</summary>
public sealed class ScriptTests
{
    private const string Script =
        """<img src=x onerror="window.hit=1"><script>window.hit=1</script></title></textarea>"'>""";

    private const string InEveryText = $$"""
        UPDATE users SET name = '{{Quoted}}' || id, email = replace('{{Quoted}}', ' ', '/') || id || '@b.test';
        UPDATE products SET name = '{{Quoted}}' || id, description = '{{Quoted}}', category = '{{Quoted}}';
        UPDATE reviews SET content = '{{Quoted}}';
        UPDATE staff.members SET name = '{{Quoted}}';
        """;

    private const string Quoted =
        """<img src=x onerror="window.hit=1"><script>window.hit=1</script></title></textarea>"''>""";

    [SkippableFact]
    public async Task A_script_in_every_text_runs_on_no_page_and_is_shown_as_text()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.Shop.ExecuteAsync(InEveryText);
        var hits = new List<string>();
        foreach (var page in ShopPages.All.Keys.Select(ShopPages.Address))
        {
            await browser.Page.GotoAsync(page);
            if (await WasHitAsync(browser.Page))
                hits.Add(page);
        }

        Assert.Empty(hits);
        foreach (var page in new[] { "/users", "/products", "/reviews", "/orders", "/order-items" })
        {
            await browser.GoToAsync(page);
            await Expect(browser.Page.Locator("table.data").GetByText(Script).First)
                .ToBeVisibleAsync();
        }
    }

    [SkippableTheory]
    [InlineData("/users/3", "Name")]
    [InlineData("/products/2", "Name")]
    public async Task A_typed_script_does_not_run_in_the_title_the_note_or_the_dialog(
        string page,
        string field
    )
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync(page);
        await browser.Page.GetByLabel(field, new() { Exact = true }).FillAsync(Script);
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(browser.Page.Locator(".note")).ToContainTextAsync($"{Script} was saved.");
        await Expect(browser.Page).ToHaveTitleAsync(Script);
        await browser
            .Page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true })
            .First.ClickAsync();
        await browser.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await Expect(browser.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(Script);
        Assert.False(await WasHitAsync(browser.Page));
    }

    [SkippableFact]
    public async Task A_script_does_not_run_from_a_search_or_a_picker()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.Shop.ExecuteAsync(InEveryText);
        await browser.GoToAsync($"/products?q={Uri.EscapeDataString(Script)}");
        await Expect(browser.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync(Script);
        await browser.Page.GetByText("Category", new() { Exact = true }).First.ClickAsync();
        Assert.False(await WasHitAsync(browser.Page));

        await browser.GoToAsync("/orders/new");
        await browser
            .Page.GetByRole(AriaRole.Combobox, new() { Name = "Customer" })
            .FillAsync("<img");
        await Expect(browser.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync(Script);
        Assert.False(await WasHitAsync(browser.Page));
    }

    private static Task<bool> WasHitAsync(IPage page) =>
        page.EvaluateAsync<bool>(
            "() => 'hit' in window || document.querySelector('img[src=x]') !== null"
        );
}
