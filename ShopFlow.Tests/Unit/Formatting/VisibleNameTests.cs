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
    public void An_invisible_name_is_replaced_by_the_number(string? name) =>
        Assert.Equal("#643", VisibleName.Of(name, 643));

    [Theory]
    [InlineData("Ada")]
    [InlineData("\u200bAda")]
    [InlineData("☂")]
    [InlineData("😀")]
    [InlineData("0")]
    public void A_visible_name_is_left_alone(string name) =>
        Assert.Equal(name, VisibleName.Of(name, 643));
}
