using Bunit;

namespace ShopFlow.Tests.Components.Forms;

public sealed class FieldTests : FormPage
{
    [Theory]
    [InlineData("Name", "text")]
    [InlineData("Description", null)]
    [InlineData("Price", "text")]
    [InlineData("Quantity", "text")]
    [InlineData("Status", "text")]
    [InlineData("Currency", "text")]
    public void A_label_points_to_its_input(string label, string? type)
    {
        var input = Input(label);

        Assert.Equal(type is null ? "TEXTAREA" : "INPUT", input.TagName);
        Assert.Equal(type, type is null ? null : input.GetAttribute("type"));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Description")]
    [InlineData("Price")]
    [InlineData("Quantity")]
    [InlineData("Status")]
    [InlineData("Currency")]
    public void A_message_marks_the_input_and_describes_it(string label)
    {
        Refuse((label, $"{label} is wrong."));

        Assert.Equal("true", Input(label).GetAttribute("aria-invalid"));
        Assert.Equal($"{label} is wrong.", Described(label));
        Assert.Equal([$"{label} is wrong."], Texts(".banner a"));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Description")]
    [InlineData("Price")]
    [InlineData("Quantity")]
    [InlineData("Status")]
    [InlineData("Currency")]
    public void Two_messages_for_one_field_are_both_shown(string label)
    {
        Refuse((label, "This is one."), (label, "This is two."));

        Assert.Equal("This is one. This is two.", Described(label));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Description")]
    [InlineData("Price")]
    [InlineData("Quantity")]
    public void Refused_text_stays_as_typed(string label)
    {
        Input(label).Change(" 1,x ");

        Refuse((label, $"{label} is wrong."));

        Assert.Equal(" 1,x ", Input(label).GetAttribute("value"));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Description")]
    [InlineData("Price")]
    [InlineData("Quantity")]
    public void Changing_the_field_clears_its_message(string label)
    {
        Refuse((label, $"{label} is wrong."));

        Input(label).Change("7");

        Assert.Equal("false", Input(label).GetAttribute("aria-invalid"));
        Assert.Empty(Page.FindAll(".banner"));
    }

    [Theory]
    [InlineData("Name", "false")]
    [InlineData("Price", "true")]
    [InlineData("Quantity", "true")]
    [InlineData("Status", "true")]
    public void A_required_field_is_marked_as_required(string label, string isRequired) =>
        Assert.Equal(isRequired, Input(label).GetAttribute("aria-required"));

    [Fact]
    public void A_hint_describes_its_input() =>
        Assert.Equal("Optional. Shown in the shop.", Described("Description"));

    [Fact]
    public void A_required_field_without_other_rules_has_no_hint() =>
        Assert.Equal("", Described("Price"));

    [Fact]
    public void An_amount_shows_the_shops_currency_symbol() =>
        Assert.Contains("£", Texts(".mud-input-adornment"));

    [Theory]
    [InlineData("Price", "decimal")]
    [InlineData("Quantity", "numeric")]
    public void A_number_field_opens_a_numeric_keyboard_on_phones(string label, string keyboard) =>
        Assert.Equal(keyboard, Input(label).GetAttribute("inputmode"));

    [Fact]
    public void A_choice_shows_its_words_and_not_its_stored_value() =>
        Assert.Equal("Pending", Input("Status").GetAttribute("value"));

    [Fact]
    public void A_code_field_shows_the_name_of_the_code() =>
        Assert.Equal("Pound", Input("Currency").GetAttribute("value"));
}
