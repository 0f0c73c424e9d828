using Microsoft.Extensions.Options;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Unit.Forms;

public sealed class HintTextTests
{
    private static readonly CatalogRule Rule = new(new("public", "t", "c"), RuleKind.Check, ["c"]);

    private static readonly ShopFormat Shop = new(
        new(Options.Create(new ShopSettings { Culture = "en-GB", TimeZone = "UTC" })),
        TimeProvider.System
    );

    [Fact]
    public void A_price_tells_its_largest_amount_and_its_decimals() =>
        AssertHint(
            "Up to 99,999,999.99, two decimals",
            new FieldLimit.Min(Rule, 0),
            new FieldLimit.Max(Rule, 99999999.99m),
            new FieldLimit.Step(Rule, 0.01m)
        );

    [Fact]
    public void The_end_of_an_integer_column_is_nobodys_rule() =>
        AssertHint(
            "0 or more, a whole number",
            new FieldLimit.Min(Rule, 0),
            new FieldLimit.Max(Rule, int.MaxValue),
            new FieldLimit.Step(Rule, 1)
        );

    [Fact]
    public void Of_two_rules_the_narrower_is_told() =>
        AssertHint(
            "From 2 to 5",
            new FieldLimit.Min(Rule, 1),
            new FieldLimit.Min(Rule, 2),
            new FieldLimit.Max(Rule, 5),
            new FieldLimit.Max(Rule, 9)
        );

    [Fact]
    public void An_end_that_does_not_belong_to_it_is_called_so() =>
        AssertHint("More than 0", new FieldLimit.Min(Rule, 0, IsExclusive: true));

    [Fact]
    public void A_length_is_told_in_characters() =>
        AssertHint("Up to 2,000 characters", new FieldLimit.MaxLength(Rule, 2000));

    [Fact]
    public void The_columns_comment_stands_before_its_limits() =>
        Assert.Equal(
            "Without tax. 1 or more",
            HintText.Of(new FieldHint([new FieldLimit.Min(Rule, 1)], "Without tax."), Shop)
        );

    [Fact]
    public void A_field_without_limits_has_no_hint() =>
        Assert.Null(HintText.Of(FieldHint.None, Shop));

    private static void AssertHint(string text, params FieldLimit[] limits) =>
        Assert.Equal(text, HintText.Of(new FieldHint(limits, null), Shop));
}
