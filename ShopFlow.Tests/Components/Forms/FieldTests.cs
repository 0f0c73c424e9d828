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
    public void A_label_leads_to_its_input(string label, string? type)
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
    public void A_refusal_marks_the_input_and_is_read_with_it(string label)
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
    public void Two_refusals_of_one_field_are_both_told(string label)
    {
        Refuse((label, "This is one."), (label, "This is two."));

        Assert.Equal("This is one. This is two.", Described(label));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Description")]
    [InlineData("Price")]
    [InlineData("Quantity")]
    public void Refused_text_stays_as_it_was_typed(string label)
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
    public void A_change_takes_the_message_away(string label)
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
    public void Whether_a_field_must_be_filled_is_told(string label, string isRequired) =>
        Assert.Equal(isRequired, Input(label).GetAttribute("aria-required"));

    [Fact]
    public void A_hint_is_read_with_its_input() =>
        Assert.Equal("Optional. Shown in the shop.", Described("Description"));

    [Fact]
    public void A_field_that_must_be_filled_and_has_no_rule_says_nothing() =>
        Assert.Equal("", Described("Price"));

    [Fact]
    public void Amounts_stand_behind_the_shops_own_sign() =>
        Assert.Contains("£", Texts(".mud-input-adornment"));

    [Theory]
    [InlineData("Price", "decimal")]
    [InlineData("Quantity", "numeric")]
    public void A_phone_opens_the_keyboard_with_the_digits(string label, string keyboard) =>
        Assert.Equal(keyboard, Input(label).GetAttribute("inputmode"));

    [Fact]
    public void A_choice_reads_as_words_and_not_as_it_is_stored() =>
        Assert.Equal("Pending", Input("Status").GetAttribute("value"));

    [Fact]
    public void A_code_reads_as_what_it_stands_for() =>
        Assert.Equal("Pound", Input("Currency").GetAttribute("value"));
}
