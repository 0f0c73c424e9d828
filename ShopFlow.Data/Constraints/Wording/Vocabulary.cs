using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Humanizer;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// The words for a schema: from the registered resources, else from its names. Keys are <c>table.constraint</c>,
/// <c>table.column.label</c>, <c>table.one</c> and <c>table.many</c>, with the schema in front unless it is public.
/// </summary>
/// <param name="schemaLanguage">The language of the schema's names, and of the neutral resources.</param>
public sealed partial class Vocabulary(
    IReadOnlyList<ResourceManager> resources,
    string schemaLanguage = "en"
)
{
    private static readonly string[] Acronyms =
    [
        "api",
        "bic",
        "ean",
        "gtin",
        "iban",
        "id",
        "ip",
        "isbn",
        "pdf",
        "sku",
        "url",
        "uuid",
        "vat",
    ];

    private readonly ConcurrentDictionary<(ResourceManager, CultureInfo), ResourceSet?> sets = [];

    public bool IsSchemaLanguage(CultureInfo culture) =>
        culture.Equals(CultureInfo.InvariantCulture)
        || culture.TwoLetterISOLanguageName == schemaLanguage;

    /// <summary>The text for a culture, or else for its parents.</summary>
    internal string? Find(string schema, string key, CultureInfo culture)
    {
        var name = schema == "public" ? key : $"{schema}.{key}";
        for (var at = culture; ; at = at.Parent)
        {
            var isNeutral = at.Equals(CultureInfo.InvariantCulture);
            if (isNeutral && !IsSchemaLanguage(culture))
            {
                return null;
            }
            var found = resources
                .Select(manager => Set(manager, at)?.GetString(name))
                .FirstOrDefault(text => text is not null);
            if (found is not null || isNeutral)
            {
                return found;
            }
        }
    }

    private ResourceSet? Set(ResourceManager manager, CultureInfo culture) =>
        sets.GetOrAdd(
            (manager, culture),
            key => key.Item1.GetResourceSet(key.Item2, createIfNotExists: true, tryParents: false)
        );

    /// <summary>
    /// A column's label above its input: "Stock quantity"; for a reference, what it refers to: "User".
    /// </summary>
    public string Label(string schema, string table, string column, CultureInfo culture) =>
        Find(schema, $"{table}.{column}.label", culture)
        ?? Sentence(
            column.Length > 3 && column.EndsWith("_id", StringComparison.Ordinal)
                ? column[..^3]
                : column
        );

    /// <summary>What one or several rows of a table are called in a sentence: "order item".</summary>
    public string Rows(string schema, string table, int count, CultureInfo culture) =>
        Find(schema, count == 1 ? $"{table}.one" : $"{table}.many", culture)
        ?? (
            count == 1
                ? Words(table).Singularize(inputIsKnownToBePlural: false)
                : Words(table).Pluralize(inputIsKnownToBeSingular: false)
        );

    internal static string Words(string name)
    {
        var words = Parts()
            .Matches(name)
            .Select(match => match.Value.ToLowerInvariant())
            .Select(word => Acronyms.Contains(word) ? word.ToUpperInvariant() : word)
            .ToList();
        return words.Count == 0 ? name : string.Join(' ', words);
    }

    internal static string Sentence(string name) => Capital(Words(name));

    internal static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A label inside a sentence: lower case, but "SKU" stays as it is.</summary>
    internal static string Inside(string label) =>
        label.Length == 0 || (label.Length > 1 && char.IsUpper(label[1]))
            ? label
            : char.ToLowerInvariant(label[0]) + label[1..];

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\d+", RegexOptions.None, 1000)]
    private static partial Regex Parts();
}
