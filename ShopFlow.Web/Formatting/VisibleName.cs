using System.Globalization;
using System.Text;

namespace ShopFlow.Web.Formatting;

/// <summary>
/// A row's name on screen. A name that nobody can see can't be read or clicked, so the row's number replaces it.
/// </summary>
internal static class VisibleName
{
    // They count as letters or symbols, but no font draws them.
    private const string Blanks = "\u115f\u1160\u2800\u3164\uffa0";

    public static string Of(string? name, int id) => IsSeen(name) ? name! : $"#{id}";

    /// <summary>Whether a text has anything to see; the database's rules check names the same way.</summary>
    public static bool IsSeen(string? text) =>
        text is not null && text.EnumerateRunes().Any(IsSeen);

    private static bool IsSeen(Rune letter) =>
        !Rune.IsWhiteSpace(letter)
        && Rune.GetUnicodeCategory(letter)
            is not (UnicodeCategory.Format or UnicodeCategory.Control)
        && !Blanks.Contains(letter.ToString(), StringComparison.Ordinal);
}
