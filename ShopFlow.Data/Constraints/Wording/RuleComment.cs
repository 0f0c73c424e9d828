using System.Globalization;
using System.Text.Json;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// A DBA's comment on a rule: a sentence in the schema's language, or JSON with one per culture and, if the columns
/// don't tell, the field: <c>{"en": "...", "de": "...", "field": "email"}</c>.
/// </summary>
internal static class RuleComment
{
    /// <summary>The column where the rule's message goes, if the comment names one.</summary>
    public static string? Field(CatalogRule rule) => Read(rule.Comment)?.GetValueOrDefault("field");

    public static string? Text(CatalogRule rule, CultureInfo culture, Vocabulary vocabulary)
    {
        if (Read(rule.Comment) is not { } texts)
        {
            return vocabulary.IsSchemaLanguage(culture) ? rule.Comment : null;
        }
        for (var at = culture; !at.Equals(CultureInfo.InvariantCulture); at = at.Parent)
        {
            if (texts.TryGetValue(at.Name, out var text))
            {
                return text;
            }
        }
        return null;
    }

    private static Dictionary<string, string>? Read(string? comment)
    {
        if (comment is not ['{', .. var rest] || rest.TrimStart() is not ['"', ..])
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(comment);
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
