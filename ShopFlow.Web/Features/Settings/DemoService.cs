using ShopFlow.Data.Constraints;
using ShopFlow.Data.Seeding;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features.Settings;

internal sealed class DemoService(StaffContexts contexts)
{
    /// <summary>
    /// What would be removed and what would stay; empty without a demo shop, or for people who may not remove it.
    /// </summary>
    public async Task<IReadOnlyList<DemoCount>> PreviewAsync(
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.OpenAsync(Permission.ChangeSettings, cancellationToken);
        return db is null ? [] : await new DemoRemoval(db).PreviewAsync(cancellationToken);
    }

    public Task<SaveOutcome> RemoveAsync(CancellationToken cancellationToken = default) =>
        contexts.WriteAsync(
            Permission.ChangeSettings,
            db => new DemoRemoval(db).RunAsync(cancellationToken),
            cancellationToken
        );
}
