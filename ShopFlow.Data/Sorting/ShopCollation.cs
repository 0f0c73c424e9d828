namespace ShopFlow.Data.Sorting;

/// <summary>How text that people read is sorted: by the rules of the shop's language.</summary>
public static class ShopCollation
{
    /// <summary>
    /// The collation's name in the database, which recreates it and its indexes when the settings change. Every sort by
    /// text names it; storing and comparing text is unaffected.
    /// </summary>
    public const string Name = "shop";

    internal static string Up => EmbeddedFile.Text(typeof(ShopCollation), "sorting.sql");

    internal static string Down => EmbeddedFile.Text(typeof(ShopCollation), "sorting-down.sql");
}
