using AngleSharp.Dom;
using Bunit;
using MudBlazor;
using ShopFlow.Web.Components.Forms.Posted;

namespace ShopFlow.Tests.Components.Posted;

public sealed class PostedFieldTests : IAsyncLifetime
{
    private readonly ShopComponents components = new();

    [Fact]
    public void A_field_has_a_label_and_the_name_of_its_property()
    {
        var field = Render();

        Assert.Equal(Input(field).Id, field.Find("label").GetAttribute("for"));
        Assert.Equal("Email", field.Find("label").TextContent);
        Assert.Equal("Form.Email", Input(field).GetAttribute("name"));
    }

    [Fact]
    public void A_field_without_messages_has_no_error_attributes()
    {
        var input = Input(Render());

        Assert.False(input.HasAttribute("aria-invalid"));
        Assert.False(input.HasAttribute("aria-describedby"));
    }

    [Fact]
    public void A_message_marks_the_field_and_describes_it()
    {
        var field = Render(messages: ["Email is required."]);

        Assert.Equal("true", Input(field).GetAttribute("aria-invalid"));
        Assert.Equal(["Email is required."], Described(field));
        Assert.NotNull(field.Find(".mud-input.mud-input-error"));
    }

    [Fact]
    public void A_hint_describes_the_field()
    {
        var field = Render(hint: "You sign in with it.");

        Assert.Equal(["You sign in with it."], Described(field));
        Assert.False(Input(field).HasAttribute("aria-invalid"));
    }

    [Fact]
    public void Messages_come_before_the_hint()
    {
        var field = Render(hint: "You sign in with it.", messages: ["Too long.", "Not an email."]);

        Assert.Equal(["Too long.Not an email.", "You sign in with it."], Described(field));
    }

    [Fact]
    public void Only_a_password_field_has_a_button_to_show_it()
    {
        Assert.Empty(Render().FindAll("button"));

        var button = Render(type: "password").Find("button");

        Assert.Equal("Form-Email", button.GetAttribute("data-reveals"));
        Assert.Equal("Show the password", button.TextContent.Trim());
        Assert.Equal("false", button.GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Other_attributes_are_passed_to_the_input()
    {
        var field = components.Render<PostedField>(parameters =>
            parameters
                .Add(field => field.Name, "Form.Code")
                .Add(field => field.Label, "Code")
                .AddUnmatched("inputmode", "numeric")
        );

        Assert.Equal("numeric", Input(field).GetAttribute("inputmode"));
    }

    [Fact]
    public void A_posted_field_has_the_classes_of_MudBlazors_own_field()
    {
        var mud = components.Render<MudTextField<string>>(parameters =>
            parameters
                .Add(field => field.Label, "Email")
                .Add(field => field.Variant, Variant.Outlined)
                .Add(field => field.Margin, Margin.Dense)
                .Add(field => field.ShrinkLabel, true)
        );
        var ours = Render();

        foreach (var part in new[] { "input", ".mud-input", "label", "fieldset" })
            Assert.Subset(
                mud.Find(part).ClassList.ToHashSet(),
                ours.Find(part).ClassList.ToHashSet()
            );
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await components.DisposeAsync();

    private IRenderedComponent<PostedField> Render(
        string type = "text",
        string? hint = null,
        params string[] messages
    ) =>
        components.Render<PostedField>(parameters =>
            parameters
                .Add(field => field.Name, "Form.Email")
                .Add(field => field.Label, "Email")
                .Add(field => field.Type, type)
                .Add(field => field.Hint, hint)
                .Add(field => field.Messages, messages)
        );

    private static IElement Input(IRenderedComponent<PostedField> field) => field.Find("input");

    private static IEnumerable<string> Described(IRenderedComponent<PostedField> field) =>
        Input(field)
            .GetAttribute("aria-describedby")!
            .Split(' ')
            .Select(id => field.Find("#" + id).TextContent.Trim());
}
