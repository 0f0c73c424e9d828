namespace ShopFlow.Data.Seeding;

internal static class EmbeddedFile
{
    public static Stream Open(string name) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceStream(typeof(EmbeddedFile), name)
        ?? throw new FileNotFoundException("The assembly does not hold this file.", name);

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
