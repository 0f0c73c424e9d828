using System.Globalization;

namespace ShopFlow.Web.Lists.Search;

/// <summary>Searches the few texts that the program itself knows, the same way the database searches its own.</summary>
internal static class KnownText
{
    private static readonly CompareInfo Letters = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Whether the text has every typed word.</summary>
    public static bool Has(string text, string typed) =>
        SearchPattern.Words(typed).All(word => Letters.IndexOf(text, word, Folded) >= 0);

    private const CompareOptions Folded = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
}
