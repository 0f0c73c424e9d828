using Microsoft.Playwright;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hardening;

public sealed class ContentSecurityTests
{
    private static readonly string[] Pages =
    [
        "/",
        "/orders",
        "/orders/1",
        "/orders/new",
        "/order-items",
        "/products",
        "/products/1",
        "/products/new",
        "/users",
        "/users/1",
        "/reviews",
        "/reviews/1",
        "/settings",
        "/team",
        "/activity",
        "/nowhere",
    ];

    [SkippableFact]
    public async Task No_page_violates_the_content_security_policy()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        var complaints = await ListenAsync(browser.Page);

        foreach (var path in Pages)
        {
            await browser.GoToAsync(path);
        }

        await browser.Page.GotoAsync("/account");
        Assert.Empty(complaints);
    }

    [SkippableTheory]
    [InlineData("/sign-in")]
    [InlineData("/set-up")]
    [InlineData("/invitation")]
    [InlineData("/reset-password")]
    public async Task No_page_for_signed_out_people_violates_the_policy(string path)
    {
        await using var browser = await ShopFlowBrowser.OpenAsync(role: ShopFlowBrowser.SignedOut);
        var complaints = await ListenAsync(browser.Page);

        await browser.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Empty(complaints);
    }

    [SkippableFact]
    public async Task A_refused_form_does_not_violate_the_policy()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        var complaints = await ListenAsync(browser.Page);
        await browser.GoToAsync("/products/new");

        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await browser.Page.WaitForSelectorAsync(".banner");

        Assert.Empty(complaints);
    }

    [SkippableFact]
    public async Task An_injected_script_does_not_run()
    {
        await using var browser = await ShopFlowBrowser.OpenAsync();
        var complaints = await ListenAsync(browser.Page);
        await browser.GoToAsync("/");

        await browser.Page.EvaluateAsync(
            """
            const image = document.createElement('div');
            image.innerHTML = '<img src="missing:" onerror="document.title = 1">';
            document.body.append(image);
            const script = document.createElement('script');
            script.textContent = 'document.title = 2';
            document.body.append(script);
            """
        );

        await Eventually.IsTrueAsync(() => Task.FromResult(complaints.Count >= 2));
        Assert.Equal("Home", (await browser.Page.TitleAsync()).Split(' ')[0]);
    }

    /// <summary>Collects policy violations that the browser reports, from the first script of every page on.</summary>
    private static async Task<List<string>> ListenAsync(IPage page)
    {
        var complaints = new List<string>();
        await page.ExposeFunctionAsync("complain", (string complaint) => complaints.Add(complaint));
        await page.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => complain(`${location.pathname}: ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));"
        );
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        return complaints;
    }
}
