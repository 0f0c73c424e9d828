using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Reviews;
using ShopFlow.Web.Access;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Reviews;

internal sealed class ReviewService(
    IDbContextFactory<ShopFlowDbContext> contexts,
    StaffContexts staff,
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

    public Task<SaveOutcome> CreateAsync(
        ReviewForm form,
        CancellationToken cancellationToken = default
    ) =>
        staff.WriteAsync(
            Permission.EditReviews,
            async db =>
                await RefusalAsync(form, cancellationToken)
                ?? await writer.CreateAsync(db, form, cancellationToken),
            cancellationToken
        );

    public Task<SaveOutcome> UpdateAsync(
        ReviewForm form,
        CancellationToken cancellationToken = default
    ) =>
        staff.WriteAsync(
            Permission.EditReviews,
            async db =>
                await RefusalAsync(form, cancellationToken)
                ?? await writer.UpdateAsync(db, form, cancellationToken),
            cancellationToken
        );

    public Task<SaveOutcome> DeleteAsync(int id, CancellationToken cancellationToken = default) =>
        staff.DeleteAsync<Review>(id, cancellationToken);

    public Task<DeletePreview> PreviewDeleteAsync(
        int id,
        CancellationToken cancellationToken = default
    ) => contexts.PreviewDeleteAsync<Review>(id, cancellationToken);

    private async Task<SaveOutcome?> RefusalAsync(
        ReviewForm form,
        CancellationToken cancellationToken
    ) => new ReviewFormValidator(await rules.ForAsync<Review>(cancellationToken)).Refusal(form);
}
