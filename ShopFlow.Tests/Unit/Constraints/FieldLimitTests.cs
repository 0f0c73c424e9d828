using System.Globalization;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Unit.Constraints;

public sealed class FieldLimitTests
{
    private static readonly CatalogRule Rule = new(new("public", "t", "c"), RuleKind.Check, ["x"]);

    [Fact]
    public void Characters_are_counted_as_PostgreSQL_counts_them() =>
        Assert.True(new FieldLimit.MaxLength(Rule, 2).Allows("😀😀"));

    [Fact]
    public void An_empty_value_passes_every_limit_except_required()
    {
        Assert.True(new FieldLimit.Min(Rule, 1).Allows(null));
        Assert.False(new FieldLimit.Required(Rule).Allows(null));
    }

    [Fact]
    public void Numbers_are_compared_by_value() =>
        Assert.True(new FieldLimit.OneOf(Rule, ["2.5"]).Allows(2.50m));

    [Theory]
    [InlineData("0.29", true)]
    [InlineData("0.295", false)]
    [InlineData("-3", true)]
    public void A_step_refuses_values_that_would_be_rounded(string number, bool isAllowed) =>
        Assert.Equal(
            isAllowed,
            new FieldLimit.Step(Rule, 0.01m).Allows(
                decimal.Parse(number, CultureInfo.InvariantCulture)
            )
        );

    [Theory]
    [InlineData(true, 'a', 'b')]
    [InlineData(true, '\ud83d', '\ude00')]
    [InlineData(false, 'a', '\0')]
    [InlineData(false, '\ud83d', 'a')]
    [InlineData(false, 'a', '\ude00')]
    [InlineData(false, '\ude00', '\ud83d')]
    [InlineData(true)]
    public void Only_whole_characters_can_be_stored(bool isAllowed, params char[] text) =>
        Assert.Equal(isAllowed, new FieldLimit.Storable(Rule).Allows(new string(text)));

    [Fact]
    public void The_tightest_bounds_of_a_field_win()
    {
        var hint = new FieldHint(
            [
                new FieldLimit.Min(Rule, -5),
                new FieldLimit.Min(Rule, 1),
                new FieldLimit.Max(Rule, 9),
                new FieldLimit.Max(Rule, 5),
            ],
            null
        );

        Assert.Equal((1m, 5m), (hint.Min, hint.Max));
    }

    [Fact]
    public void A_choice_offers_only_what_the_other_limits_allow()
    {
        var hint = new FieldHint(
            [new FieldLimit.OneOf(Rule, ["a", "b", "c"]), new FieldLimit.NoneOf(Rule, ["b"])],
            null
        );

        Assert.Equal(["a", "c"], hint.Choices);
    }
}
