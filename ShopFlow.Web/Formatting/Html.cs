using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Formatting;

/// <summary>
/// Markup written as a template: what stands in its holes is encoded, but for what is markup already. For what is drawn
/// once for every row, where a frame for each element would be held by every open list.
/// </summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static MarkupString Of(Template template) => new(template.ToStringAndClear());

    public static MarkupString Text(string? text) => new(Encode(text));

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

        public void AppendFormatted(string? text) => written.AppendLiteral(Encode(text));

        public void AppendFormatted(int number) => written.AppendFormatted(number);

        public void AppendFormatted(MarkupString markup) => written.AppendLiteral(markup.Value);

        internal string ToStringAndClear() => written.ToStringAndClear();
    }
}
