namespace ShopFlow.Data.Spelling;

/// <summary>The rules for names and emails, for the migration that adds them and its Down.</summary>
internal static class SpellingSql
{
    public static string Up => Read("spelling.sql");

    public static string Down => Read("spelling-down.sql");

    private static string Read(string name) => EmbeddedFile.Text(typeof(SpellingSql), name);
}
