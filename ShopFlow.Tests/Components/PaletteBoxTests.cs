using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Components.Layout.Palette;

namespace ShopFlow.Tests.Components;

public sealed class PaletteBoxTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private ShopComponents components = null!;

    public async Task InitializeAsync()
    {
        shop = await KnownShop.CreateAsync();
        components = new(shop);
    }

    [Theory]
    [InlineData("ada@", "orders/1 users/1")]
    [InlineData("bow", "products/2")]
    [InlineData("#1", "orders/1 users/1 products/1")]
    [InlineData("settin", "settings")]
    public void Rows_and_pages_are_found_by_number_name_or_fragment(string typed, string found) =>
        Assert.Equal(
            found,
            string.Join(' ', Type(typed).FindAll("a").Select(a => a.GetAttribute("href")))
        );

    [Fact]
    public void Pages_that_the_role_cannot_open_are_not_found()
    {
        using var staff = new ShopComponents(shop, StaffRole.Staff);

        Assert.Contains("Nothing found", Type("settings", staff).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrow_keys_choose_a_hit_and_Enter_opens_it()
    {
        var box = Type("ada@");

        box.Find("input").KeyDown("ArrowDown");
        Assert.Equal("users/1", box.Find("[aria-selected=true]").GetAttribute("href"));
        box.Find("input").KeyDown("Enter");

        Assert.EndsWith("/users/1", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_pressed_before_the_search_is_done_opens_the_first_hit()
    {
        var box = components.Render<PaletteBox>();
        components.Clock.WaitForTimer(() => box.Find("input").Input("bowl"));
        box.Find("input").KeyDown("Enter");

        components.Clock.Advance(TimeSpan.FromSeconds(1));

        box.WaitForAssertion(() =>
            Assert.EndsWith("/products/2", Navigation.Uri, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_palette_says_so_if_the_database_cannot_be_reached()
    {
        using var lost = new ShopComponents();

        Assert.Contains("cannot be reached", Type("ada", lost).Markup, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        await components.DisposeAsync();
        await shop.DisposeAsync();
    }

    private NavigationManager Navigation =>
        components.Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<PaletteBox> Type(string text, ShopComponents? with = null)
    {
        with ??= components;
        var box = with.Render<PaletteBox>();
        with.Clock.WaitForTimer(() => box.Find("input").Input(text));
        with.Clock.Advance(TimeSpan.FromSeconds(1));
        box.WaitForAssertion(() =>
            Assert.DoesNotContain("Searching", box.Markup, StringComparison.Ordinal)
        );
        return box;
    }
}
