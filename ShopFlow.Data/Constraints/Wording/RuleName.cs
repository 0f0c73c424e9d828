using System.Text.RegularExpressions;
using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// Reads a rule's name as a sentence: <c>price_must_be_non_negative</c>. A name can lie, because somebody may alter the
/// CHECK behind it: it is used only while it claims what the database checks.
/// </summary>
internal static partial class RuleName
{
    public static string? Sentence(
        CatalogTable table,
        CatalogRule rule,
        CheckReading reading,
        Func<string, string> label
    )
    {
        var name = rule.Name;
        if (!CanSpeak(rule) || AutoName.Is(rule))
        {
            return null;
        }
        var match = Modal().Match(Blanks().Replace(name, "_"));
        var predicate = match.Groups["predicate"].Value;
        if (Bare().IsMatch(predicate) || !IsTrue(table, rule, reading, predicate))
        {
            return null;
        }
        return name.Contains(' ', StringComparison.Ordinal) ? Vocabulary.Capital(name.Trim())
            : match.Success ? Said(table, rule, match, label)
            : Phrase(name);
    }

    /// <summary>Whether the name says something, even if it isn't a sentence: <c>credit_limit_respected</c>.</summary>
    public static bool HasWords(CatalogRule rule) =>
        CanSpeak(rule)
        && !AutoName.Is(rule)
        && Words().IsMatch(rule.Name)
        && !Prefix().IsMatch(rule.Name);

    /// <summary>Names of rules that check a value read well; those of keys and references rarely do.</summary>
    private static bool CanSpeak(CatalogRule rule) =>
        rule.Kind switch
        {
            RuleKind.Check or RuleKind.Domain or RuleKind.Exclusion => true,
            RuleKind.Unique => !rule.Name.EndsWith("_unique", StringComparison.Ordinal),
            _ => false,
        };

    private static string Said(
        CatalogTable table,
        CatalogRule rule,
        Match match,
        Func<string, string> label
    )
    {
        var subject = match.Groups["subject"].Value;
        var column =
            rule.Columns.FirstOrDefault(name => name == subject)
            ?? rule.Columns.FirstOrDefault(name =>
                subject.EndsWith($"_{name}", StringComparison.Ordinal)
                && table.Name.StartsWith(subject[..^(name.Length + 1)], StringComparison.Ordinal)
            );
        var modal = match.Groups["modal"].Value switch
        {
            "is" or "are" => "must be",
            "has" or "have" => "must have",
            "shall" => "must",
            var other => Vocabulary.Words(other),
        };
        var predicate = Vocabulary.Words(match.Groups["predicate"].Value);
        return $"{(column is null ? Vocabulary.Sentence(subject) : label(column))} {modal} {Hyphens().Replace(predicate, "non-")}";
    }

    private static string? Phrase(string name) =>
        PhraseStart().Match(name) is { Success: true } match
            ? match.Groups["start"].Value switch
            {
                "only" => $"Only {Vocabulary.Words(match.Groups["rest"].Value)} is allowed",
                var start =>
                    $"There can be {Start(start)} {Vocabulary.Words(match.Groups["rest"].Value)}",
            }
            : null;

    private static string Start(string start) =>
        start is "one" or "only_one" ? "only one" : Vocabulary.Words(start);

    private static bool IsTrue(
        CatalogTable table,
        CatalogRule rule,
        CheckReading reading,
        string predicate
    )
    {
        if (rule.Expression is null || reading is { IsComplete: false, Columns: [] })
        {
            return true;
        }
        var column = table.Columns.FirstOrDefault(x =>
            rule.Columns is [var only] && x.Name == only
        );
        var claim = column is null ? null : NameClaim.Of(predicate);
        if (claim is null)
        {
            return !reading.IsComplete && !predicate.Any(char.IsDigit);
        }
        var name =
            rule.Kind == RuleKind.Domain
                ? "VALUE"
                : $"\"{column!.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var claimed = LimitReader.Read(
            rule,
            column!,
            SqlParser.Parse(claim.Replace("?", name, StringComparison.Ordinal))
        );
        return Bounds.Of(claimed.Limits) == reading.Single;
    }

    [GeneratedRegex(
        @"^(?<subject>.+?)_(?<modal>must|may|can|cannot|should|shall|is|are|has_to|has|have)_(?<predicate>.+)$",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Modal();

    [GeneratedRegex(
        "^(?<start>only_one|one|only|at_most(?:_one)?|at_least(?:_one)?)_(?<rest>.+)$",
        RegexOptions.None,
        1000
    )]
    private static partial Regex PhraseStart();

    /// <summary>"must be ok" says nothing, and "must have date" isn't English.</summary>
    [GeneratedRegex(
        "^(?:be_(?:ok|okay|fine|good|right|sane)|have_[a-z]*[a-rt-z])$",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Bare();

    [GeneratedRegex(@"\bnon (?=\w)", RegexOptions.None, 1000)]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"[A-Za-z]{2,}[_ ][A-Za-z]{2,}", RegexOptions.None, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(
        @"^(chk|ck|check|con|cst|constraint|rule)(_|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
