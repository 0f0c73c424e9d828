using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Unit.Formatting;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("<script>", "&lt;script&gt;")]
    [InlineData("\" onclick='x'", "&quot; onclick=&#x27;x&#x27;")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("Ümläut ☂ 日本", "Ümläut ☂ 日本")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void What_stands_in_a_hole_is_text(string? text, string markup)
    {
        Assert.Equal($"<b title=\"{markup}\">", Html.Of($"""<b title="{text}">""").Value);
        Assert.Equal(markup, Html.Text(text).Value);
    }

    [Fact]
    public void Numbers_and_markup_stand_as_they_are()
    {
        var inner = new MarkupString("<i>x</i>");

        Assert.Equal("<p id=1200>-7<i>x</i></p>", Html.Of($"<p id={1200}>{-7}{inner}</p>").Value);
    }
}
