using System.Globalization;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>Says what prevents a row's deletion, and what would be deleted with it, with counts.</summary>
public sealed class DeleteSentences(Vocabulary vocabulary)
{
    /// <summary>"3 orders", for a link to them.</summary>
    public string Count(Reference reference, CultureInfo? culture = null)
    {
        var texts = Texts.In(culture);
        var count = Math.Min(reference.Count, Reference.Most);
        return texts.Get(
            reference.Count > Reference.Most ? "MoreThan" : "Count",
            ("count", count.ToString("N0", texts.Formats)),
            (
                "rows",
                vocabulary.Rows(reference.Schema, reference.Table, reference.Count, texts.Language)
            )
        );
    }
}
