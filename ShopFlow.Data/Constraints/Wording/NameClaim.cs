using System.Text.RegularExpressions;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>What a rule's name says about a value.</summary>
internal static class NameClaim
{
    /// <summary>What the name claims, as an expression that is read like the rule's own.</summary>
    public static string? Of(string predicate) =>
        Claims
            .Select(claim =>
                (
                    Match: Regex.Match(
                        predicate,
                        $"^(?:{claim.Words})$",
                        RegexOptions.None,
                        TimeSpan.FromSeconds(1)
                    ),
                    claim.Sql
                )
            )
            .Where(x => x.Match.Success)
            .Select(x =>
                x.Sql.Replace("$1", Number(x.Match, 1), StringComparison.Ordinal)
                    .Replace("$2", Number(x.Match, 2), StringComparison.Ordinal)
            )
            .FirstOrDefault();

    private static string Number(Match match, int group) =>
        match.Groups[group].Value.Replace("minus_", "-", StringComparison.Ordinal);

    private const string N = @"((?:minus_)?\d+)";

    private static readonly (string Words, string Sql)[] Claims =
    [
        (
            "(?:be_)?(?:non_?negative|not_be_negative|zero_or_more|zero_or_greater)|not_be_negative",
            "? >= 0"
        ),
        ("(?:be_)?positive", "? > 0"),
        ("(?:be_)?negative", "? < 0"),
        ("(?:be_)?non_?positive", "? <= 0"),
        (
            "(?:be_)?not_be_(?:blank|empty)|not_be_(?:blank|empty)|(?:be_)?non_?(?:blank|empty)",
            "? <> ''"
        ),
        ($"(?:be_|lie_)?(?:between|from)_{N}_(?:and|to)_{N}", "? >= $1 AND ? <= $2"),
        (
            $"(?:be_)?(?:at_least|no_less_than|not_less_than|minimum)_{N}|be_{N}_or_more|not_be_(?:below|less_than|under)_{N}",
            "? >= $1"
        ),
        (
            $"(?:be_)?(?:at_most|no_more_than|not_more_than|up_to|maximum)_{N}|be_{N}_or_less|not_(?:exceed|be_above|be_more_than|be_over)_{N}",
            "? <= $1"
        ),
        ($"(?:be_)?(?:greater_than|more_than|above|over)_{N}|exceed_{N}", "? > $1"),
        ($"(?:be_)?(?:less_than|below|under)_{N}", "? < $1"),
        ($"(?:be_|have_)?at_least_{N}_characters(?:_long)?", "length(?) >= $1"),
        ($"(?:be_|have_)?(?:at_most|up_to)_{N}_characters(?:_long)?", "length(?) <= $1"),
        ($"(?:be_|have_)?(?:exactly_)?{N}_characters(?:_long)?", "length(?) = $1"),
    ];
}
