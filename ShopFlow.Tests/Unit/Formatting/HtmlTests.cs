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
    public void Interpolated_text_is_encoded(string? text, string markup)
    {
        Assert.Equal($"<b title=\"{markup}\">", Html.Of($"""<b title="{text}">""").Value);
        Assert.Equal(markup, Html.Text(text).Value);
    }

    [Fact]
    public void A_long_text_is_cut_and_shows_more_in_its_tooltip()
    {
        var text = Html.Text(new string('x', 100_000)).Value;

        Assert.StartsWith("<span data-cut title=\"xxx", text, StringComparison.Ordinal);
        Assert.EndsWith("xxx…</span>", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 4000, 4300);
    }

    [Fact]
    public void Interpolated_text_is_cut_without_splitting_a_surrogate_pair()
    {
        var start = new string('x', Html.Longest - 2);

        Assert.Equal($"<b>{start}…</b>", Html.Of($"<b>{start + "😀😀"}</b>").Value);
    }

    [Fact]
    public void Numbers_and_markup_are_not_encoded()
    {
        var inner = new MarkupString("<i>x</i>");

        Assert.Equal("<p id=1200>-7<i>x</i></p>", Html.Of($"<p id={1200}>{-7}{inner}</p>").Value);
    }
}
