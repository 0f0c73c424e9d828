namespace ShopFlow.Data.Figures;

/// <summary>The tables, functions and triggers of the figures, for the migration that makes them and takes them back.</summary>
internal static class FiguresSql
{
    public static string Keep => Read("figures.sql");

    public static string Drop => Read("figures-down.sql");

    /// <summary>On top of the figures: what was sold when.</summary>
    public static string KeepSales => Read("sales.sql");

    public static string DropSales => Read("sales-down.sql");

    private static string Read(string name) => EmbeddedFile.Text(typeof(FiguresSql), name);
}
