using System.Text.RegularExpressions;

namespace ShopFlow.Data.Constraints.Reading;

/// <summary>
/// Reads from the source of a BEFORE trigger which columns of the row it may change: those that it names. It changes
/// nothing else, unless it takes the row as a whole.
/// </summary>
internal static partial class TriggerReader
{
    public static CatalogTrigger Read(TriggerRow row) =>
        new(row.OnInsert, row.OnUpdate, row.Source is { } source ? Named(source) : null);

    private static IReadOnlyList<string>? Named(string source)
    {
        var code = Aside().Replace(source, " ");
        return Whole().IsMatch(code) ? null : [.. Column().Matches(code).Select(Name).Distinct()];
    }

    private static string Name(Match match) =>
        match.Groups["quoted"] is { Success: true, Value: var quoted }
            ? quoted.Replace("\"\"", "\"", StringComparison.Ordinal)
            : match.Groups["plain"].Value.ToLowerInvariant();

    [GeneratedRegex(@"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Aside();

    [GeneratedRegex(
        @"(?<!\breturn\s+)(?<![\w.""])new(?![\w""])(?!\s*\.)",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"(?<![\w.""])new\s*\.\s*(?:""(?<quoted>(?:[^""]|"""")+)""|(?<plain>\w+))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Column();
}
