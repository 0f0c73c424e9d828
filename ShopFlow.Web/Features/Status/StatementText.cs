using System.Text.RegularExpressions;

namespace ShopFlow.Web.Features.Status;

/// <summary>
/// A statement as it may be shown: on one line, not too long, and without quoted values, for PostgreSQL keeps a statement
/// as it was written when it forgot the one with placeholders meanwhile.
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
