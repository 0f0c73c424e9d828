using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Formatting;

/// <summary>The change from before, as an arrow and a percentage.</summary>
internal static class Trend
{
    /// <summary>Null if there was nothing before.</summary>
    public static decimal? Of(decimal now, decimal before) =>
        before == 0 ? null : (now - before) / before;

    public static MarkupString Show(ShopFormat format, decimal? change)
    {
        if (change is not { } by)
            return default;

        var (look, arrow, word) = by < 0 ? ("down", "↓", "down") : ("up", "↑", "up");
        var share = Math.Abs(by).ToString("P1", format.Culture);
        return Html.Of(
            $"""<span class="{look}"><span aria-hidden="true">{arrow}</span> <span class="mud-sr-only">{word}</span> {share}</span>"""
        );
    }
}
