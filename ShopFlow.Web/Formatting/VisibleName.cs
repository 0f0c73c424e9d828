using System.Globalization;
using System.Text;

namespace ShopFlow.Web.Formatting;

/// <summary>What a row is called on the screen: a name that nobody can see is no name, and a link of it no link.</summary>
internal static class VisibleName
{
    // They count as letters or signs, and no font draws them.
    private const string Blanks = "\u115f\u1160\u2800\u3164\uffa0";

    public static string Of(string? name, int id) => IsSeen(name) ? name! : $"#{id}";

    /// <summary>Whether there is anything to see in a text; the database's rules ask the same of a name.</summary>
    public static bool IsSeen(string? text) =>
        text is not null && text.EnumerateRunes().Any(IsSeen);

    private static bool IsSeen(Rune letter) =>
        !Rune.IsWhiteSpace(letter)
        && Rune.GetUnicodeCategory(letter)
            is not (UnicodeCategory.Format or UnicodeCategory.Control)
        && !Blanks.Contains(letter.ToString(), StringComparison.Ordinal);
}
