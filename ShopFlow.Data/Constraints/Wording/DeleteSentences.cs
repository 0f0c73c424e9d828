using System.Globalization;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>Says what stands in the way of deleting a row, and what would go with it, with counts.</summary>
public sealed class DeleteSentences(Vocabulary vocabulary)
{
    /// <summary>"3 orders and 2 reviews belong to this user."; null when nothing stands in the way.</summary>
    /// <param name="table">Where the row stands that should go.</param>
    public string? Blocked(
        DeletePreview preview,
        string table,
        string schema = "public",
        CultureInfo? culture = null
    ) => Said("Blocked", preview.Blockers, (schema, table), Texts.In(culture));

    /// <summary>"12 order items will be deleted with it."; null when it goes alone.</summary>
    public string? Cascades(
        DeletePreview preview,
        string table,
        string schema = "public",
        CultureInfo? culture = null
    ) => Said("Cascades", preview.Cascades, (schema, table), Texts.In(culture));

    /// <summary>"3 orders", for a link to them.</summary>
    public string Count(Reference reference, CultureInfo? culture = null) =>
        Count(reference.Schema, reference.Table, reference.Count, Texts.In(culture));

    private string? Said(
        string key,
        IReadOnlyList<Reference> references,
        (string Schema, string Table) row,
        Texts texts
    )
    {
        var tables = references
            .Where(reference => reference.Count > 0)
            .GroupBy(reference => (reference.Schema, reference.Table))
            .Select(group => (group.Key, Count: group.Sum(reference => reference.Count)))
            .ToList();
        return tables.Count == 0
            ? null
            : Vocabulary.Capital(
                texts.Get(
                    tables is [{ Count: 1 }] ? $"{key}ByOne" : key,
                    (
                        "references",
                        texts.And([
                            .. tables.Select(x => Count(x.Key.Schema, x.Key.Table, x.Count, texts)),
                        ])
                    ),
                    ("row", vocabulary.Rows(row.Schema, row.Table, 1, texts.Language))
                )
            );
    }

    private string Count(string schema, string table, int count, Texts texts) =>
        texts.Get(
            count > Reference.Most ? "MoreThan" : "Count",
            ("count", Math.Min(count, Reference.Most).ToString("N0", texts.Formats)),
            ("rows", vocabulary.Rows(schema, table, count, texts.Language))
        );
}
