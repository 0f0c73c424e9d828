using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Components;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Access;

/// <summary>Every page, requested by its address in every role.</summary>
public sealed class PageAccessTests
{
    [Fact]
    public void Every_page_is_covered_by_these_tests()
    {
        var pages =
            from type in typeof(App).Assembly.GetTypes()
            from route in type.GetCustomAttributes<RouteAttribute>(inherit: false)
            select route.Template;

        Assert.Equal(ShopPages.All.Keys.Order(), pages.Order());
    }

    [Theory]
    [InlineData(StaffRole.Owner)]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.Staff)]
    [InlineData(StaffRole.Viewer)]
    public async Task Typing_an_address_opens_only_pages_that_the_role_can_see(string role)
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = await shop.SignedInBrowserAsync(role);
        var wrong = new List<string>();
        foreach (var (page, roles) in ShopPages.All)
        {
            using var answer = await browser.Client.GetAsync(ShopPages.Address(page));
            var body = await answer.Content.ReadAsStringAsync();
            var isRefused =
                answer.StatusCode == HttpStatusCode.Forbidden
                && body.Contains("Your role may not", StringComparison.Ordinal);
            if (isRefused == roles.Contains(role) || (int)answer.StatusCode >= 500)
                wrong.Add($"{page}: {answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [SkippableFact]
    public async Task Navigating_in_a_circuit_opens_only_pages_that_the_role_can_see()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(role: StaffRole.Viewer);
        await browser.GoToAsync("/orders");
        foreach (
            var (page, _) in ShopPages.All.Where(page => !page.Value.Contains(StaffRole.Viewer))
        )
        {
            await browser.Page.EvaluateAsync(
                "path => Blazor.navigateTo(path)",
                ShopPages.Address(page)
            );

            await Expect(browser.Page.GetByText("Your role may not see this page"))
                .ToBeVisibleAsync();
            await browser.Page.EvaluateAsync("Blazor.navigateTo('/orders')");
            await Expect(browser.Page.GetByText("Aisha Khan").First).ToBeVisibleAsync();
        }
    }
}
