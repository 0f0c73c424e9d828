using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Formatting;

/// <summary>A small line chart without a scale, as markup; the number next to it says how much.</summary>
internal static class Spark
{
    private const double Width = 86;
    private const double Height = 28;

    public static MarkupString Of(IReadOnlyList<decimal> values)
    {
        var most = values.Max() is > 0 and var max ? (double)max : 1;
        var line = string.Join(
            ' ',
            values.Select((value, i) => Point(i * Width / (values.Count - 1), (double)value / most))
        );
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""<svg class="spark" viewBox="0 0 {Width} {Height}" preserveAspectRatio="none" aria-hidden="true"><polygon points="0,{Height} {line} {Width},{Height}" /><polyline points="{line}" /></svg>"""
            )
        );
    }

    private static string Point(double x, double share) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{x:0.#},{1 + ((Height - 2) * (1 - share)):0.#}"
        );
}
