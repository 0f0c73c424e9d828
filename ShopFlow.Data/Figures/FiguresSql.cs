namespace ShopFlow.Data.Figures;

/// <summary>
/// The tables, functions and triggers of the figures, for the migration that creates them and its Down.
/// </summary>
internal static class FiguresSql
{
    public static string Keep => Read("figures.sql");

    public static string Drop => Read("figures-down.sql");

    /// <summary>In addition to the figures: sales by time.</summary>
    public static string KeepSales => Read("sales.sql");

    public static string DropSales => Read("sales-down.sql");

    private static string Read(string name) => EmbeddedFile.Text(typeof(FiguresSql), name);
}
