using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features;

/// <summary>A deletion, or a preview of it, in a context of its own.</summary>
internal static class DeleteExtensions
{
    public static Task<SaveOutcome> DeleteAsync<TEntity>(
        this StaffContexts staff,
        int id,
        CancellationToken cancellationToken
    )
        where TEntity : class =>
        staff.WriteAsync(
            Permission.Delete,
            db => db.DeleteAsync<TEntity>(id, cancellationToken),
            cancellationToken
        );

    public static async Task<DeletePreview> PreviewDeleteAsync<TEntity>(
        this IDbContextFactory<ShopFlowDbContext> contexts,
        int id,
        CancellationToken cancellationToken
    )
        where TEntity : class
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.PreviewDeleteAsync<TEntity>(id, cancellationToken);
    }
}
