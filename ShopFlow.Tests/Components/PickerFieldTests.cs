using Bunit;
using MudBlazor;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Components;

public sealed class PickerFieldTests : IAsyncLifetime
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private TestShop shop = null!;
    private ShopComponents components = null!;
    private IRenderedComponent<PickerForm> page = null!;
    private IRenderedComponent<MudPopoverProvider> popovers = null!;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        components = new ShopComponents(shop);
        popovers = components.RenderPopovers();
        page = components.Render<PickerForm>();
        page.WaitForElement("[role=combobox][aria-required=true]");
    }

    [Fact]
    public void A_choice_made_by_keyboard_shows_its_name_in_the_field()
    {
        Type("a");

        Press("ArrowDown");
        Press("Enter");

        Assert.Equal("Tom Berger", Input.GetAttribute("value"));
        Assert.Equal(2, page.Instance.Chosen);
    }

    [Fact]
    public void While_somebody_keeps_typing_only_the_last_text_is_searched()
    {
        components.Clock.WaitForTimer(() => Input.Input("a"));
        components.Clock.WaitForTimer(() => Input.Input("ai"));
        components.Clock.Advance(Pause);

        page.WaitForAssertion(() => Assert.Equal(["ai"], page.Instance.Searched));
    }

    [Fact]
    public void Typing_over_a_choice_clears_it_and_keeps_the_text()
    {
        Type("a");
        Press("Enter");

        Type("Aisha K");

        Assert.Null(page.Instance.Chosen);
        Assert.Equal("Aisha K", Input.GetAttribute("value"));
    }

    [Fact]
    public void Text_that_matches_no_choice_is_kept_with_a_note()
    {
        Type("a");
        Press("Escape");

        Assert.Equal("a", Input.GetAttribute("value"));
        Assert.Contains(
            "is not chosen yet",
            page.Find("[role=status]").TextContent,
            StringComparison.Ordinal
        );
    }

    private AngleSharp.Dom.IElement Input => page.Find("[role=combobox]");

    private void Press(string key)
    {
        Input.KeyDown(key);
        Input.KeyUp(key);
    }

    private void Type(string text)
    {
        components.Clock.WaitForTimer(() => Input.Input(text));
        components.Clock.Advance(Pause);
        popovers.WaitForAssertion(() => Assert.Equal(2, popovers.FindAll("[role=option]").Count));
    }

    public async Task DisposeAsync()
    {
        await components.DisposeAsync();
        await shop.DisposeAsync();
    }
}
