namespace ShopFlow.Data;

/// <summary>A file embedded in the assembly, from the folder of a type.</summary>
internal static class EmbeddedFile
{
    public static Stream Open(Type beside, string name) =>
        beside.Assembly.GetManifestResourceStream(beside, name)
        ?? throw new FileNotFoundException("The assembly does not hold this file.", name);

    public static string Text(Type beside, string name)
    {
        using var reader = new StreamReader(Open(beside, name));
        return reader.ReadToEnd();
    }
}
