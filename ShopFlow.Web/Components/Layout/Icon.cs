using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Components.Layout;

/// <summary>
/// One of our few line drawings, inline: the icon font of the theme weighs a megabyte. Markup, for a component holds
/// memory in every open page.
/// </summary>
internal static class Icon
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["home"] = "M3 11.5 12 4l9 7.5M5.5 10v9.5h13V10M10 19.5v-5h4v5",
        ["orders"] = "M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
        ["items"] = "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
        ["products"] = "M12 3 4 7v10l8 4 8-4V7zM4 7l8 4 8-4M12 11v10",
        ["users"] = "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-4 3.3-6 7.5-6s7.5 2 7.5 6",
        ["reviews"] = "m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z",
        ["settings"] = "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
        ["status"] = "M3 12h4l3-7.5 4 15 3-7.5h4",
        ["team"] =
            "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c0-3.5 2.9-5.5 6.5-5.5s6.5 2 6.5 5.5M16 4.3a3.5 3.5 0 0 1 0 6.4M17.5 14.3c2.4.6 4 2.4 4 5.2",
        ["activity"] = "M12 7v5l3.5 2M12 21a9 9 0 1 0-9-9M3 12l-1.5-2.5M3 12l2.5-1.5",
        ["download"] = "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
        ["menu"] = "M4 6h16M4 12h16M4 18h16",
        ["theme"] = "M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z",
        ["close"] = "M6 6l12 12M18 6 6 18",
        ["search"] = "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20",
        ["add"] = "M12 5v14M5 12h14",
        ["trash"] = "M5 7h14M10 7V4.5h4V7M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
        ["edit"] = "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
        ["down"] = "m7 10 5 5 5-5",
        ["warning"] = "M12 4 2.5 20h19zM12 10v5M12 17.5v.01",
        ["check"] = "m5 12.5 4.5 4.5L19 7.5",
    };

    private static readonly Dictionary<string, MarkupString> Drawn = Paths.ToDictionary(
        path => path.Key,
        path => new MarkupString(
            $"""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{path.Value}"/></svg>"""
        ),
        StringComparer.Ordinal
    );

    public static MarkupString Of(string name) => Drawn[name];
}
