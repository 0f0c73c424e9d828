using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Unit.Formatting;

public sealed class VisibleNameTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00a0\u3000")]
    [InlineData("\u200b")]
    [InlineData("\ufeff\u2060\u00ad")]
    [InlineData("\u3164")]
    public void A_name_that_nobody_can_see_is_shown_as_the_number(string? name) =>
        Assert.Equal("#643", VisibleName.Of(name, 643));

    [Theory]
    [InlineData("Ada")]
    [InlineData("\u200bAda")]
    [InlineData("☂")]
    [InlineData("😀")]
    [InlineData("0")]
    public void Every_other_stands_as_it_is(string name) =>
        Assert.Equal(name, VisibleName.Of(name, 643));
}
