namespace ShopFlow.Data.Search;

/// <summary>The indexes that search uses, for the migrations that make them and take them back.</summary>
internal static class SearchSql
{
    public static string Up => Read("search.sql");

    public static string Down => Read("search-down.sql");

    public static string FindWords => Read("words.sql");

    /// <summary>Search is as <see cref="Up"/> made it.</summary>
    public static string FindNoWords => Read("words-down.sql") + Up;

    private static string Read(string name) => EmbeddedFile.Text(typeof(SearchSql), name);
}
