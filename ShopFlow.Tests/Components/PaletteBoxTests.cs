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
    public void Anything_is_found_by_number_name_or_fragment(string typed, string found) =>
        Assert.Equal(
            found,
            string.Join(' ', Type(typed).FindAll("a").Select(a => a.GetAttribute("href")))
        );

    [Fact]
    public void Pages_that_one_may_not_open_are_not_found()
    {
        using var staff = new ShopComponents(shop, StaffRole.Staff);

        Assert.Contains("Nothing found", Type("settings", staff).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrows_choose_and_Enter_opens()
    {
        var box = Type("ada@");

        box.Find("input").KeyDown("ArrowDown");
        Assert.Equal("users/1", box.Find("[aria-selected=true]").GetAttribute("href"));
        box.Find("input").KeyDown("Enter");

        Assert.EndsWith("/users/1", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_before_anything_is_found_opens_the_first_of_it()
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
    public void Without_the_database_it_says_so()
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
