using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Lists;

public sealed class AddressStories
{
    [SkippableFact]
    public async Task Every_list_ignores_garbage_in_its_address()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        foreach (var path in new[] { "/orders", "/users", "/products", "/reviews", "/order-items" })
        {
            var answer = await browser.Page.GotoAsync(
                $"{path}?sort=-nonsense&after=%00_x&status=%00&placed-from=never&user=-1&q=%00&price-to=NaN"
            );

            Assert.Equal(200, answer!.Status);
            await Expect(browser.Page.GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
        }
    }

    [SkippableTheory]
    [InlineData("/orders?status=xx")]
    [InlineData("/order-items?status=xx")]
    [InlineData("/reviews?rating=9&rating=abc")]
    public async Task A_filter_value_that_the_rule_does_not_allow_is_left_out(string path)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();

        await browser.GoToAsync(path);

        await Expect(browser.Page.GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
        await Expect(browser.Page.GetByRole(AriaRole.Link, new() { Name = "Clear all" }))
            .ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task A_value_added_to_the_rule_while_ShopFlow_runs_can_be_filtered_by()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        await browser.Shop.ExecuteAsync(
            """
            ALTER TABLE orders DROP CONSTRAINT status_must_be_valid;
            ALTER TABLE orders ADD CONSTRAINT known_status
                CHECK (status IN ('pending', 'packed', 'shipped', 'delivered', 'cancelled', 'refunded'));
            UPDATE orders SET status = 'packed' WHERE id = 1;
            """
        );

        await browser.GoToAsync("/orders?status=packed");

        await Expect(browser.Page.GetByRole(AriaRole.Button, new() { Name = "Status: Packed" }))
            .ToBeVisibleAsync();
        await Expect(browser.Page.GetByRole(AriaRole.Link, new() { Name = "#1", Exact = true }))
            .ToBeVisibleAsync();
    }

    [SkippableTheory]
    [InlineData("/orders/999999")]
    [InlineData("/orders/0")]
    [InlineData("/users/999999")]
    [InlineData("/users/99999999999")]
    [InlineData("/orders/abc")]
    [InlineData("/users/-1")]
    public async Task An_address_of_a_missing_row_is_not_found(string path)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();

        var answer = await browser.Page.GotoAsync(path);

        Assert.Equal(404, answer!.Status);
        await Expect(
                browser.Page.GetByRole(
                    AriaRole.Heading,
                    new() { Name = "There is nothing at this address" }
                )
            )
            .ToBeVisibleAsync();
    }
}
