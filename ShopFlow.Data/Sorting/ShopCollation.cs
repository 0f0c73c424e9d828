namespace ShopFlow.Data.Sorting;

/// <summary>How texts are sorted that people read: as the shop's language does it.</summary>
public static class ShopCollation
{
    /// <summary>
    /// Its name in the database, which makes it anew, with its indexes, when the settings change. Whatever is sorted by a
    /// text names it; texts are kept and compared as ever.
    /// </summary>
    public const string Name = "shop";

    internal static string Up => EmbeddedFile.Text(typeof(ShopCollation), "sorting.sql");

    internal static string Down => EmbeddedFile.Text(typeof(ShopCollation), "sorting-down.sql");
}
