namespace ShopFlow.Web.Components.Tables;

/// <summary>Patterns for ILIKE in which what a person typed means itself.</summary>
internal static class SearchPattern
{
    public const string Escape = @"\";

    public static string Containing(string text) =>
        $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal)}%";
}
