namespace ShopFlow.Data.Search;

/// <summary>The search indexes, for the migrations that create them and their Down.</summary>
internal static class SearchSql
{
    public static string Up => Read("search.sql");

    public static string Down => Read("search-down.sql");

    public static string FindWords => Read("words.sql");

    /// <summary>Puts search back to what <see cref="Up"/> creates.</summary>
    public static string FindNoWords => Read("words-down.sql") + Up;

    private static string Read(string name) => EmbeddedFile.Text(typeof(SearchSql), name);
}
