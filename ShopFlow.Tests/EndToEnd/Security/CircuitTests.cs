using System.Reflection;
using Microsoft.JSInterop;
using Microsoft.Playwright;
using ShopFlow.Data;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Components;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Security;

/// <summary>A browser that tampers with its page.</summary>
public sealed class CircuitTests
{
    [SkippableFact]
    public async Task A_value_injected_into_an_event_is_ignored()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(role: StaffRole.Staff);
        await browser.GoToAsync("/orders/1");
        var before = await browser.Shop.FingerprintAsync();

        await browser
            .Page.GetByLabel("Status of order 1")
            .EvaluateAsync(
                """
                chip => chip.dispatchEvent(new CustomEvent("celledit",
                    { bubbles: true, detail: { value: "paid'; DROP TABLE users; --", left: 0, bottom: 0 } }))
                """
            );

        await Expect(browser.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Shipped" }))
            .ToBeVisibleAsync();
        Assert.Equal(before, await browser.Shop.FingerprintAsync());
    }

    [SkippableTheory]
    [InlineData("\"descriptor\":\"", "\"descriptor\":\"x")]
    [InlineData("\"sequence\":0", "\"sequence\":1")]
    [InlineData("Blazor-Server-Component-State:", "Blazor-Server-Component-State:x")]
    public async Task A_tampered_page_gets_no_circuit(string mark, string forged)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(role: StaffRole.Viewer);
        await browser.Page.RouteAsync(
            "**/products",
            async route =>
            {
                var answer = await route.FetchAsync();
                var page = await answer.TextAsync();
                Assert.Contains(mark, page, StringComparison.Ordinal);
                await route.FulfillAsync(
                    new()
                    {
                        Response = answer,
                        Body = page.Replace(mark, forged, StringComparison.Ordinal),
                    }
                );
            }
        );

        await browser.Page.RunAndWaitForConsoleMessageAsync(
            () => browser.Page.GotoAsync("/products"),
            new() { Predicate = message => message.Type == "error" }
        );

        await Expect(browser.Page.Locator("html[data-alive]")).ToHaveCountAsync(0);
    }

    [Fact]
    public void No_method_is_invokable_from_JavaScript() =>
        Assert.Empty(
            from assembly in new[] { typeof(App).Assembly, typeof(ShopFlowDbContext).Assembly }
            from type in assembly.GetTypes()
            from method in type.GetMethods(
                BindingFlags.Public
                    | BindingFlags.NonPublic
                    | BindingFlags.Static
                    | BindingFlags.Instance
                    | BindingFlags.DeclaredOnly
            )
            where method.IsDefined(typeof(JSInvokableAttribute))
            select $"{type.Name}.{method.Name}"
        );
}
