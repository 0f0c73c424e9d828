using System.Globalization;

namespace ShopFlow.Web.Lists.Search;

/// <summary>Search in the few texts that the program knows by itself, as the database does it in those it has.</summary>
internal static class KnownText
{
    private static readonly CompareInfo Letters = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Every word of what was typed is in the text.</summary>
    public static bool Has(string text, string typed) =>
        SearchPattern.Words(typed).All(word => Letters.IndexOf(text, word, Folded) >= 0);

    private const CompareOptions Folded = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
}
