namespace ShopFlow.Web.Features.Account;

/// <summary>The passwords that attackers try first, from the list in this folder.</summary>
internal static class CommonPasswords
{
    // "password1234" and "dragondragon!" are tried right after "password" and "dragon".
    private const int Decoration = 4;

    private static readonly Lazy<string[]> Words = new(Read);

    private const int FewCharacters = 5;

    public static bool Has(string password) =>
        password.Distinct().Count() < FewCharacters
        || Array.Exists(
            Words.Value,
            word =>
                password.Length
                    - password.Replace(word, "", StringComparison.OrdinalIgnoreCase).Length
                >= Math.Max(password.Length - Decoration, word.Length)
        );

    private static string[] Read()
    {
        using var list = typeof(CommonPasswords).Assembly.GetManifestResourceStream(
            typeof(CommonPasswords),
            "common-passwords.txt"
        )!;
        using var reader = new StreamReader(list);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
