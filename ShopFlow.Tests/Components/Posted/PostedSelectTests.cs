using Bunit;
using ShopFlow.Web.Components.Forms.Posted;

namespace ShopFlow.Tests.Components.Posted;

public sealed class PostedSelectTests : IAsyncLifetime
{
    private readonly ShopComponents components = new();

    [Fact]
    public void A_select_lists_its_choices_and_selects_the_value()
    {
        var select = Render("EUR");

        Assert.Equal(
            ["US dollar", "Euro"],
            select.FindAll("option").Select(option => option.TextContent)
        );
        Assert.Equal("EUR", select.Find("option[selected]").GetAttribute("value"));
        Assert.Equal(select.Find("select").Id, select.Find("label").GetAttribute("for"));
    }

    [Fact]
    public void A_message_marks_the_field_and_describes_it()
    {
        var select = Render("XXQ", "Choose one from the list.");

        var list = select.Find("select");
        Assert.Equal("true", list.GetAttribute("aria-invalid"));
        Assert.Equal(
            "Choose one from the list.",
            select.Find("#" + list.GetAttribute("aria-describedby")).TextContent.Trim()
        );
    }

    [Fact]
    public void A_select_without_a_message_is_not_marked()
    {
        Assert.False(Render("EUR").Find("select").HasAttribute("aria-invalid"));
    }

    [Fact]
    public void A_ticked_box_posts_true()
    {
        var check = components.Render<PostedCheck>(parameters =>
            parameters
                .Add(box => box.Name, "Form.IsKept")
                .Add(box => box.IsChecked, true)
                .AddChildContent("Stay signed in")
        );

        Assert.Equal(
            "true",
            check.Find("input[name='Form.IsKept'][checked]").GetAttribute("value")
        );
        Assert.Equal("Stay signed in", check.Find("label").TextContent.Trim());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await components.DisposeAsync();

    private IRenderedComponent<PostedSelect> Render(string value, params string[] messages) =>
        components.Render<PostedSelect>(parameters =>
            parameters
                .Add(select => select.Name, "Form.Currency")
                .Add(select => select.Label, "Currency")
                .Add(select => select.Value, value)
                .Add(select => select.Choices, [new("USD", "US dollar"), new("EUR", "Euro")])
                .Add(select => select.Messages, messages)
        );
}
