using System.Text.RegularExpressions;

namespace ShopFlow.Web.Features.Status;

/// <summary>
/// A statement that is safe to show: on one line, not too long, and without quoted values. PostgreSQL keeps a
/// statement's original text if it evicted the one with placeholders meanwhile.
/// </summary>
internal static partial class StatementText
{
    private const int Longest = 220;

    public static string Shorten(string statement)
    {
        var text = Spaces().Replace(Quoted().Replace(statement, "?"), " ").Trim();
        return text.Length <= Longest ? text : $"{text[..Longest].TrimEnd()}…";
    }

    [GeneratedRegex(
        @"'(?:[^']|'')*('|$)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
