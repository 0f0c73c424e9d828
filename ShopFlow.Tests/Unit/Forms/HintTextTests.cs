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
    public void A_prices_hint_gives_its_maximum_and_its_decimals() =>
        AssertHint(
            "Up to 99,999,999.99, two decimals",
            new FieldLimit.Min(Rule, 0),
            new FieldLimit.Max(Rule, 99999999.99m),
            new FieldLimit.Step(Rule, 0.01m)
        );

    [Fact]
    public void The_maximum_of_an_integer_column_is_not_mentioned() =>
        AssertHint(
            "0 or more, a whole number",
            new FieldLimit.Min(Rule, 0),
            new FieldLimit.Max(Rule, int.MaxValue),
            new FieldLimit.Step(Rule, 1)
        );

    [Fact]
    public void Of_two_rules_the_hint_gives_the_narrower_one() =>
        AssertHint(
            "From 2 to 5",
            new FieldLimit.Min(Rule, 1),
            new FieldLimit.Min(Rule, 2),
            new FieldLimit.Max(Rule, 5),
            new FieldLimit.Max(Rule, 9)
        );

    [Fact]
    public void An_exclusive_bound_reads_more_than() =>
        AssertHint("More than 0", new FieldLimit.Min(Rule, 0, IsExclusive: true));

    [Fact]
    public void A_length_is_given_in_characters() =>
        AssertHint("Up to 2,000 characters", new FieldLimit.MaxLength(Rule, 2000));

    [Fact]
    public void A_columns_comment_comes_before_its_limits() =>
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
