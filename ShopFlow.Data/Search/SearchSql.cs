namespace ShopFlow.Data.Search;

/// <summary>The indexes that search uses, for the migration that makes them and takes them back.</summary>
internal static class SearchSql
{
    public static string Up => Read("search.sql");

    public static string Down => Read("search-down.sql");

    private static string Read(string name) => EmbeddedFile.Text(typeof(SearchSql), name);
}
