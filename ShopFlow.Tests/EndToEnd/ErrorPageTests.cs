using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd;

public sealed class ErrorPageTests
{
    [SkippableTheory]
    [InlineData("/nowhere")]
    [InlineData("/products/2147483647")]
    [InlineData("/orders/0")]
    [InlineData("/users/99999999999999")]
    public async Task An_unknown_address_is_not_found_and_the_page_says_so(string path)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();

        var response = await browser.Page.GotoAsync(path);
        await browser.Page.WaitForSelectorAsync("html[data-alive]");

        Assert.Equal(404, response!.Status);
        await Expect(browser.Page.GetByText("There is nothing at this address")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_page_whose_script_fails_to_load_says_so_and_offers_to_reload()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.Page.RouteAsync("**/*.js", route => route.AbortAsync());
        // The notice appears after an animation of ten seconds. Speed it up.
        var devTools = await browser.Page.Context.NewCDPSessionAsync(browser.Page);
        await devTools.SendAsync("Animation.enable");
        await devTools.SendAsync("Animation.setPlaybackRate", new() { ["playbackRate"] = 50 });

        await browser.Page.GotoAsync("/products?q=mat");

        await Expect(browser.Page.GetByText("This page could not start.")).ToBeVisibleAsync();
        await Expect(
                browser.Page.GetByRole(
                    Microsoft.Playwright.AriaRole.Link,
                    new() { Name = "Reload it" }
                )
            )
            .ToHaveAttributeAsync("href", "/products?q=mat");
    }

    [SkippableFact]
    public async Task A_page_ignores_garbage_in_its_address()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();

        await browser.GoToAsync(
            "/products?sort=%00&price-from=1e999&after=zzz&before=%ff&stock-to=--1&category="
        );

        await Expect(browser.Page.GetByText("3 products")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task An_unhandled_error_shows_its_reference_in_the_log()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        browser.ExpectsIncident = true;
        await browser.Shop.ExecuteAsync("ALTER TABLE products RENAME COLUMN price TO cost");

        var response = await browser.Page.GotoAsync("/products");

        Assert.Equal(500, response!.Status);
        var number = await browser.Page.Locator(".reference").InnerTextAsync();
        Assert.Contains(number, browser.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("column", browser.Log.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_error_in_the_circuit_keeps_the_menu_and_shows_its_reference()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync("/users");
        browser.ExpectsIncident = true;
        await browser.Shop.ExecuteAsync("ALTER TABLE products RENAME COLUMN price TO cost");

        await browser.Page.Locator("#menu").GetByText("Products").ClickAsync();

        var number = await browser.Page.Locator(".reference").InnerTextAsync();
        Assert.Contains(number, browser.Log.Text, StringComparison.Ordinal);
        await browser.Page.Locator("#menu").GetByText("Customers").ClickAsync();
        await Expect(browser.Page.GetByText("Aisha Khan").First).ToBeVisibleAsync();
    }
}
