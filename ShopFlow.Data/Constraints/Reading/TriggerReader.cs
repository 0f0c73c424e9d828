using System.Text.RegularExpressions;

namespace ShopFlow.Data.Constraints.Reading;

/// <summary>
/// Reads from the source of a BEFORE trigger which columns of the row it may change: those it assigns to. If the
/// assignments can't be seen, all columns it names; if it uses the row as a whole, all there are.
/// </summary>
internal static partial class TriggerReader
{
    public static CatalogTrigger Read(TriggerRow row) =>
        new(row.OnInsert, row.OnUpdate, row.Source is { } source ? Changed(source) : null);

    private static IReadOnlyList<string>? Changed(string source)
    {
        var code = Ignored().Replace(source, " ");
        if (Whole().IsMatch(code))
            return null;

        var isAny = Target().IsMatch(code);
        return
        [
            .. Column()
                .Matches(code)
                .Where(match => isAny || match.Groups["set"].Success)
                .Select(Name)
                .Distinct(),
        ];
    }

    private static string Name(Match match) =>
        match.Groups["quoted"] is { Success: true, Value: var quoted }
            ? quoted.Replace("\"\"", "\"", StringComparison.Ordinal)
            : match.Groups["plain"].Value.ToLowerInvariant();

    [GeneratedRegex(@"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Ignored();

    [GeneratedRegex(
        @"(?<!\breturn\s+)(?<![\w.""])new(?![\w""])(?!\s*\.)",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Whole();

    /// <summary>Keywords that fill the variable after them.</summary>
    [GeneratedRegex(@"\b(?:into|foreach|call)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Target();

    [GeneratedRegex(
        @"(?<![\w.""])new\s*\.\s*(?:""(?<quoted>(?:[^""]|"""")+)""|(?<plain>\w+))(?<set>\s*(?::?=|\[))?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Column();
}
