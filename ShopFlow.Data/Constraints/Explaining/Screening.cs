using System.Text.RegularExpressions;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// Finds values that can't even be sent: text that PostgreSQL can't store, or words where a number belongs.
/// </summary>
internal static partial class Screening
{
    public static (ProposedRow Row, IReadOnlyList<CatalogRule> Broken) Screen(ProposedRow row)
    {
        var broken = row
            .Columns.Select(input =>
                (input.Key, Rule: Rejecting(row.Table, input.Key, input.Value))
            )
            .Where(found => found.Rule is not null)
            .ToDictionary(found => found.Key, found => found.Rule!);
        if (broken.Count == 0)
        {
            return (row, []);
        }

        var rest = row.Columns.ToDictionary(
            input => input.Key,
            input => broken.ContainsKey(input.Key) ? new(ValueSource.Unknown, null) : input.Value
        );
        return (row with { Columns = rest }, [.. broken.Values]);
    }

    private static CatalogRule? Rejecting(CatalogTable table, string name, ColumnInput input)
    {
        if (input.Source != ValueSource.Value)
        {
            return null;
        }

        var type = table.Column(name)?.Type;
        return !Texts(input.Value).All(FieldLimit.Storable.IsStorable)
                ? table.Demanded(RuleKind.Unstorable, name)
            : input.Value is not string text ? null
            : type is "smallint" or "integer" or "bigint" && !Whole().IsMatch(text)
            || type is "numeric" && !Number().IsMatch(text)
                ? table.Demanded(RuleKind.Range, name)
            : null;
    }

    private static IEnumerable<string> Texts(object? value) =>
        value switch
        {
            string text => [text],
            char character => [$"{character}"],
            IEnumerable<string?> texts => texts.OfType<string>(),
            _ => [],
        };

    [GeneratedRegex(@"^\s*[+-]?[0-9]+\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"^\s*([+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?|nan|[+-]?inf(inity)?)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Number();
}
