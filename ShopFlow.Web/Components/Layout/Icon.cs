using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Components.Layout;

/// <summary>One of MudBlazor's icons as markup: a component for each would hold memory in every open page.</summary>
internal static class Icon
{
    /// <param name="paths">A constant of <see cref="MudBlazor.Icons"/>.</param>
    public static MarkupString Of(string paths) =>
        new(
            $"""<svg class="mud-icon-root mud-svg-icon icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{paths}</svg>"""
        );
}
