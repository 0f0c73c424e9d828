using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Formatting;

/// <summary>
/// Markup as an interpolated string: values are encoded unless they are markup already. For what every row renders,
/// where every open list would hold a frame per element in memory.
/// </summary>
internal static class Html
{
    /// <summary>Longer texts are cut: a name of 100,000 letters would make a row as tall as a house.</summary>
    public const int Longest = 200;

    private const int LongestAtHand = 4000;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static MarkupString Of(Template template) => new(template.ToStringAndClear());

    /// <summary>A cut text shows the rest as a tooltip, and is copied in full.</summary>
    public static MarkupString Text(string? text) =>
        text?.Length > Longest
            ? new(
                $"""<span data-cut title="{Encode(Cut(text, LongestAtHand))}">{Encode(Cut(text, Longest))}</span>"""
            )
            : new(Encode(text));

    private static string? Cut(string? text, int most) =>
        text?.Length > most
            ? $"{text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)]}…"
            : text;

    private static string Encode(string? text) =>
        string.IsNullOrEmpty(text) ? "" : Encoder.Encode(text);

    [InterpolatedStringHandler]
    public ref struct Template(int literalLength, int holes)
    {
        private DefaultInterpolatedStringHandler written = new(
            literalLength,
            holes,
            CultureInfo.InvariantCulture
        );

        public void AppendLiteral(string markup) => written.AppendLiteral(markup);

        public void AppendFormatted(string? text) =>
            written.AppendLiteral(Encode(Cut(text, Longest)));

        public void AppendFormatted(int number) => written.AppendFormatted(number);

        public void AppendFormatted(MarkupString markup) => written.AppendLiteral(markup.Value);

        internal string ToStringAndClear() => written.ToStringAndClear();
    }
}
