using Bunit;
using MudBlazor;
using ShopFlow.Data.Seeding;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Settings;

namespace ShopFlow.Tests.Components;

public sealed class SettingsPageTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private ShopComponents components = null!;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        components = new(shop);
    }

    [Fact]
    public void Every_card_has_a_title_and_a_description()
    {
        var page = Open();

        var cards = page.FindAll(".mud-paper");
        Assert.Equal(
            ["Name and currency", "Time and language"],
            cards.Select(card => card.QuerySelector("h2")!.TextContent)
        );
        Assert.All(cards, card => Assert.NotEmpty(card.QuerySelector("p.muted")!.TextContent));
    }

    [Fact]
    public void Without_a_demo_shop_there_is_no_button_to_remove_it()
    {
        Assert.DoesNotContain("Demo data", Open().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_shop_is_removed_after_a_confirmation_that_names_what_is_deleted()
    {
        await DemoShop.LoadAsync(shop.ConnectionString, TimeProvider.System, default);
        var dialogs = components.Render<MudDialogProvider>();
        var page = Open();

        page.WaitForElement("h2:contains('Demo data')");
        page.Find("button:contains('Remove the demo data')").Click();

        dialogs.WaitForAssertion(() =>
            Assert.Contains("3,000 orders", dialogs.Markup, StringComparison.Ordinal)
        );
        dialogs.Find("button:contains('Remove it')").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("h2:contains('Demo data')")));
    }

    public async Task DisposeAsync()
    {
        await components.DisposeAsync();
        await shop.DisposeAsync();
    }

    private IRenderedComponent<SettingsPage> Open()
    {
        var page = components.Render<SettingsPage>();
        page.WaitForElement("form");
        return page;
    }
}
