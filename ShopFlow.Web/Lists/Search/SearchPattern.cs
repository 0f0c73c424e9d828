using System.Text;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Search;

/// <summary>Patterns for ILIKE in which what a person typed means itself.</summary>
internal static class SearchPattern
{
    public const string Escape = @"\";

    /// <summary>What was typed without what PostgreSQL cannot store, and so cannot find; null when nothing is left.</summary>
    public static string? Searchable(string? typed)
    {
        var kept = (typed ?? "").EnumerateRunes().Where(rune => !Rune.IsControl(rune));
        return string.Concat(kept).Trim() is { Length: > 0 } text ? text : null;
    }

    public static string Containing(string text) => $"%{Literal(text)}%";

    /// <param name="isInside">Anywhere in the text, and not where it begins.</param>
    public static string Beginning(string text, bool isInside = false) =>
        $"{(isInside ? "%" : "")}{Literal(text)}%";

    public static string Of(TextMatch match) =>
        match.Operator switch
        {
            TextOperator.Contains => Containing(match.Text),
            TextOperator.Starts => Beginning(match.Text),
            _ => Literal(match.Text),
        };

    private static string Literal(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
