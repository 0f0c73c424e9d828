using System.Text;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// Recognizes names that nobody chose: it computes the ones PostgreSQL and EF Core would give, and compares.
/// </summary>
internal static class AutoName
{
    private const int MaxBytes = 63;
    private static readonly string[] OfEntityFramework = ["IX_", "FK_", "AK_", "CK_", "PK_"];

    private static readonly string[] Labels =
    [
        "check",
        "key",
        "fkey",
        "pkey",
        "excl",
        "idx",
        "not_null",
    ];

    /// <summary>Also true for a name cut off at PostgreSQL's length limit: its words are cut off too.</summary>
    public static bool Is(CatalogRule rule) =>
        Encoding.UTF8.GetByteCount(rule.Name) >= MaxBytes
        || OfEntityFramework.Any(x => rule.Name.StartsWith(x, StringComparison.Ordinal))
        || Labels.Any(label => IsPostgres(rule, label));

    private static bool IsPostgres(CatalogRule rule, string label)
    {
        var name = rule.Name;
        var stem = name.TrimEnd("0123456789".ToCharArray());
        if (!stem.EndsWith($"_{label}", StringComparison.Ordinal))
        {
            return false;
        }
        var numbered = label + name[stem.Length..];
        return MiddleParts(rule).Any(middle => Make(rule.Key.Table, middle, numbered) == name)
            || IsDomainName(rule, stem, label);
    }

    private static IEnumerable<string?> MiddleParts(CatalogRule rule) =>
        [null, string.Join('_', rule.Columns), .. rule.Columns];

    // A domain's constraint is named after the domain, whose name the rule doesn't have.
    private static bool IsDomainName(CatalogRule rule, string stem, string label) =>
        rule.Kind == RuleKind.Domain && stem.EndsWith($"_{label}", StringComparison.Ordinal);

    /// <summary>
    /// PostgreSQL's makeObjectName: shortens the longer of the two parts until everything fits in 63 bytes.
    /// </summary>
    internal static string Make(string table, string? middle, string label)
    {
        var room = MaxBytes - Encoding.UTF8.GetByteCount(label) - 1 - (middle is null ? 0 : 1);
        var first = Encoding.UTF8.GetByteCount(table);
        var second = middle is null ? 0 : Encoding.UTF8.GetByteCount(middle);
        while (first + second > room)
        {
            if (first > second)
            {
                first--;
            }
            else
            {
                second--;
            }
        }
        return middle is null
            ? $"{Cut(table, first)}_{label}"
            : $"{Cut(table, first)}_{Cut(middle, second)}_{label}";
    }

    private static string Cut(string text, int bytes)
    {
        while (Encoding.UTF8.GetByteCount(text) > bytes)
        {
            text = text[..^(char.IsLowSurrogate(text[^1]) ? 2 : 1)];
        }
        return text;
    }
}
