using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;

namespace ShopFlow.Web.Features.Status;

/// <summary>What a rule says when it refuses, by its key.</summary>
internal sealed class RuleSentences(Rulebook rulebook, MessageBook book)
{
    /// <summary>The rule's name for one that is gone, or that came since the rules were last read.</summary>
    public async ValueTask<Func<ConstraintKey, string>> ReadAsync(
        CancellationToken cancellationToken
    )
    {
        // However old: looking whether the rules changed would be a round trip of its own.
        var catalog = rulebook.Known ?? await rulebook.CatalogAsync(cancellationToken);
        return key =>
            catalog.Rule(key) is { } rule
                ? book.Sentence(catalog.Table(key.Schema, key.Table)!, rule, new()).Text
                : key.Name;
    }
}
