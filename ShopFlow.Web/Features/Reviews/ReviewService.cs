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

    /// <summary>Adds a new row, or saves the changes of an existing one.</summary>
    public Task<SaveOutcome> SaveAsync(
        ReviewForm form,
        CancellationToken cancellationToken = default
    ) =>
        staff.WriteAsync(
            Permission.EditReviews,
            db => writer.SaveAsync(db, form, cancellationToken),
            cancellationToken
        );

    public Task<SaveOutcome> DeleteAsync(int id, CancellationToken cancellationToken = default) =>
        staff.DeleteAsync<Review>(id, cancellationToken);

    public Task<DeletePreview> PreviewDeleteAsync(
        int id,
        CancellationToken cancellationToken = default
    ) => contexts.PreviewDeleteAsync<Review>(id, cancellationToken);
}
