using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Search;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Search;

/// <summary>Conditions on text. What a person typed is matched literally, ignoring case and accents.</summary>
internal static class SearchPattern
{
    /// <summary>Nobody types more words than this; the rest of a pasted text is ignored.</summary>
    private const int MostWords = 8;

    /// <summary>
    /// The typed text without what PostgreSQL can't store and so never finds; null if nothing is left.
    /// </summary>
    public static string? Searchable(string? typed)
    {
        var kept = (typed ?? "")
            .EnumerateRunes()
            .Select(rune => Rune.IsWhiteSpace(rune) ? new Rune(' ') : rune)
            .Where(rune => !Rune.IsControl(rune));
        return string.Concat(kept).Trim() is { Length: > 0 } text ? text : null;
    }

    public static IReadOnlyList<string> Words(string text) =>
        [
            .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MostWords),
        ];

    public static Expression<Func<string?, bool>> Of(TextMatch match) =>
        match.Operator switch
        {
            TextOperator.Contains => Contains(match.Text),
            TextOperator.Starts => Begins(match.Text),
            _ => Like("", match.Text, ""),
        };

    public static Expression<Func<string?, bool>> Contains(string text) => Like("%", text, "%");

    public static Expression<Func<string?, bool>> Begins(string text) => Like("", text, "%");

    /// <summary>Whether a word after the first starts with it.</summary>
    public static Expression<Func<string?, bool>> BeginsLater(string word) => Like("% ", word, "%");

    // Folds first, then escapes, because folding turns a full-width % into a normal one. The database does both.
#pragma warning disable CA1307, MA0001
    private static Expression<Func<string?, bool>> Like(
        string before,
        string typed,
        string after
    ) =>
        text =>
            EF.Functions.Like(
                Folding.Of(text)!,
                before
                    + Folding
                        .Of(typed)!
                        .Replace(@"\", @"\\")
                        .Replace("%", @"\%")
                        .Replace("_", @"\_")
                    + after,
                @"\"
            );
#pragma warning restore CA1307, MA0001
}
