using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ShopFlow.Web.Components.Layout;

/// <summary>One of MudBlazor's icons as markup: a component for each would cost memory in every open page.</summary>
internal static class Icon
{
    // Icons that appear in every row are drawn once per page; rows only refer to them.
    private static readonly Dictionary<string, string> Shared = new[]
    {
        Icons.Material.Outlined.Schedule,
        Icons.Material.Outlined.LocalShipping,
        Icons.Material.Outlined.Block,
        Icons.Material.Outlined.Undo,
        Icons.Material.Outlined.ErrorOutline,
        Icons.Material.Filled.ArrowDropDown,
    }
        .Index()
        .ToDictionary(icon => icon.Item, icon => $"icon-{icon.Index}", StringComparer.Ordinal);

    /// <summary>The drawings that rows refer to; every page with a list includes them.</summary>
    public static MarkupString Sheet { get; } =
        new(
            $"""<svg width="0" height="0" class="icon-sheet" aria-hidden="true">{string.Concat(Shared.Select(icon => $"""<symbol id="{icon.Value}" viewBox="0 0 24 24">{icon.Key}</symbol>"""))}</svg>"""
        );

    /// <param name="paths">A constant of <see cref="Icons"/>.</param>
    public static MarkupString Of(string paths) =>
        new(
            Shared.TryGetValue(paths, out var id)
                ? $"""<svg class="mud-icon-root mud-svg-icon icon" aria-hidden="true"><use href="#{id}"/></svg>"""
                : $"""<svg class="mud-icon-root mud-svg-icon icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{paths}</svg>"""
        );
}
