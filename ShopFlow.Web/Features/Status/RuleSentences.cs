using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;

namespace ShopFlow.Web.Features.Status;

/// <summary>The sentence a rule refuses with, by its key.</summary>
internal sealed class RuleSentences(Rulebook rulebook, MessageBook book)
{
    /// <summary>Falls back to the rule's name if it is gone, or newer than the last read.</summary>
    public async ValueTask<Func<ConstraintKey, string>> ReadAsync(
        CancellationToken cancellationToken
    )
    {
        // However old: checking for changed rules would be another round trip.
        var catalog = rulebook.Known ?? await rulebook.CatalogAsync(cancellationToken);
        return key =>
            catalog.Rule(key) is { } rule
                ? book.Sentence(catalog.Table(key.Schema, key.Table)!, rule, new()).Text
                : key.Name;
    }
}
