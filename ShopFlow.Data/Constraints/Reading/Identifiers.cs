using System.Text.RegularExpressions;

namespace ShopFlow.Data.Constraints.Reading;

/// <summary>Finds the names in an expression that PostgreSQL printed, which quotes a name exactly where it must.</summary>
internal static partial class Identifiers
{
    public static IEnumerable<string> In(string expression) =>
        Token()
            .Matches(expression)
            .Where(match => match.Groups["name"].Success || match.Groups["quoted"].Success)
            .Select(match =>
                match.Groups["name"].Success
                    ? match.Value
                    : match.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal)
            );

    [GeneratedRegex(
        """'(?:[^']|'')*'|"(?<quoted>(?:[^"]|"")*)"|(?<name>[\p{L}_][\p{L}\p{N}_$]*)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
