namespace ShopFlow.Data.Figures;

/// <summary>The tables, functions and triggers of the figures, for the migration that makes them and takes them back.</summary>
internal static class FiguresSql
{
    public static string Keep => Read("figures.sql");

    public static string Drop => Read("figures-down.sql");

    private static string Read(string name) => EmbeddedFile.Text(typeof(FiguresSql), name);
}
