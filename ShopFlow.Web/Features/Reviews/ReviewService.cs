using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Reviews;
using ShopFlow.Web.Components.Formatting;
using ShopFlow.Web.Components.Forms;

namespace ShopFlow.Web.Features.Reviews;

internal sealed class ReviewService(
    IDbContextFactory<ShopFlowDbContext> contexts,
    FormRuleReader rules,
    FormWriter writer,
    ShopFormat shop
)
{
    public async Task<ReviewForm?> FindAsync(int id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var review = await db
            .Reviews.AsNoTracking()
            .FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
        return review is null ? null : ReviewForm.From(review, shop);
    }

    public async Task<SaveOutcome> CreateAsync(
        ReviewForm form,
        CancellationToken cancellationToken = default
    ) =>
        await RefusalAsync(form, cancellationToken)
        ?? await writer.CreateAsync(form, cancellationToken);

    public async Task<SaveOutcome> UpdateAsync(
        ReviewForm form,
        CancellationToken cancellationToken = default
    ) =>
        await RefusalAsync(form, cancellationToken)
        ?? await writer.UpdateAsync(form, cancellationToken);

    public Task<SaveOutcome> DeleteAsync(int id, CancellationToken cancellationToken = default) =>
        contexts.DeleteAsync<Review>(id, cancellationToken);

    public Task<DeletePreview> PreviewDeleteAsync(
        int id,
        CancellationToken cancellationToken = default
    ) => contexts.PreviewDeleteAsync<Review>(id, cancellationToken);

    private async Task<SaveOutcome?> RefusalAsync(
        ReviewForm form,
        CancellationToken cancellationToken
    ) => new ReviewFormValidator(await rules.ForAsync<Review>(cancellationToken)).Refusal(form);
}
