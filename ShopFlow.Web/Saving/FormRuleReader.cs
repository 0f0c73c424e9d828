using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;

namespace ShopFlow.Web.Saving;

internal sealed class FormRuleReader(Rulebook rulebook, MessageBook book)
{
    public async ValueTask<FormRules> ForAsync<TEntity>(CancellationToken cancellationToken)
        where TEntity : class =>
        new(
            await rulebook.HintsAsync<TEntity>(cancellationToken),
            await rulebook.CatalogAsync(cancellationToken),
            book,
            rulebook
        );
}
