using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>A row may refer to one that the same write adds, which isn't in its table yet.</summary>
internal static class PendingParents
{
    public static bool Has(Finding finding, IReadOnlyList<PendingRow> rows) =>
        finding is { Rule.Kind: RuleKind.ForeignKey, Row.Row: { } child }
        && rows.Any(row =>
            (row.Row.Table.Schema, row.Row.Table.Name) == finding.Rule.ReferencedTable
            && Matches(child, row.Row, finding.Rule)
        );

    private static bool Matches(ProposedRow child, ProposedRow parent, CatalogRule rule) =>
        rule
            .Columns.Zip(
                rule.Reference!.Columns,
                (own, referenced) => (Own: child.Input(own), Referenced: parent.Input(referenced))
            )
            .All(pair =>
                pair
                    is {
                        Own.Value: { } own,
                        Referenced: { Source: ValueSource.Value, Value: { } value }
                    }
                && own.Equals(value)
            );
}
