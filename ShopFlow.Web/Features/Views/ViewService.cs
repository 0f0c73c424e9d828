using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Views;
using ShopFlow.Web.Access;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Views;

/// <summary>
/// Saved views. Everyone manages their own; people who may share also manage the team's. Other people's private views
/// can be neither read nor changed.
/// </summary>
internal sealed class ViewService(
    IDbContextFactory<ShopFlowDbContext> contexts,
    StaffContexts staff,
    CurrentPerson current,
    FormWriter writer
)
{
    // Compiled, because every list that opens runs it.
    private static readonly Func<
        ShopFlowDbContext,
        string,
        int,
        IAsyncEnumerable<SavedView>
    > OfList = EF.CompileAsyncQuery<ShopFlowDbContext, string, int, SavedView>(
        (db, list, person) =>
            db
                .Views.AsNoTracking()
                .Where(v => v.List == list && (v.OwnerId == null || v.OwnerId == person))
                .OrderBy(v => v.OwnerId != null)
                .ThenBy(v => v.Position)
                .ThenBy(v => v.Id)
    );

    /// <summary>The team's views of a list and the person's own, in tab order.</summary>
    public async Task<IReadOnlyList<SavedView>> FindAsync(
        string list,
        CancellationToken cancellationToken = default
    )
    {
        if (await current.FindAsync() is not { } person)
            return [];

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await OfList(db, list, person.Id).ToListAsync(cancellationToken);
    }

    public Task<SaveOutcome> CreateAsync(
        ViewForm form,
        CancellationToken cancellationToken = default
    ) =>
        staff.WriteAsync(
            NeededFor(form),
            async db =>
            {
                form.OwnerId = await OwnIdAsync();
                // Goes last, even if somebody adds another at the same moment.
                form.Position =
                    1 + (await db.Views.MaxAsync(v => (int?)v.Position, cancellationToken) ?? 0);
                return await writer.WriteAsync(db, form, cancellationToken);
            },
            cancellationToken
        );

    public Task<SaveOutcome> UpdateAsync(
        ViewForm form,
        CancellationToken cancellationToken = default
    ) =>
        WriteAsync(
            NeededFor(form),
            form.Id,
            async (db, _) =>
            {
                form.OwnerId = await OwnIdAsync();
                return await writer.WriteAsync(db, form, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Moves a tab before or after its neighbour of the same kind: the team's or one's own.</summary>
    public Task<SaveOutcome> MoveAsync(
        int id,
        int by,
        CancellationToken cancellationToken = default
    ) =>
        WriteAsync(
            Permission.KeepViews,
            id,
            async (db, moved) =>
            {
                var tabs = await db
                    .Views.Where(v => v.List == moved.List && v.OwnerId == moved.OwnerId)
                    .OrderBy(v => v.Position)
                    .ThenBy(v => v.Id)
                    .ToListAsync(cancellationToken);
                var from = tabs.FindIndex(v => v.Id == id);
                var tab = tabs[from];
                tabs.RemoveAt(from);
                tabs.Insert(Math.Clamp(from + by, 0, tabs.Count), tab);
                foreach (var (position, view) in tabs.Index())
                    view.Position = position;

                return await db.SaveAsync(cancellationToken);
            },
            cancellationToken
        );

    public Task<SaveOutcome> DeleteAsync(int id, CancellationToken cancellationToken = default) =>
        WriteAsync(
            Permission.KeepViews,
            id,
            (db, _) => db.DeleteAsync<SavedView>(id, cancellationToken),
            cancellationToken
        );

    private static Permission NeededFor(ViewForm form) =>
        form.IsShared ? Permission.ShareViews : Permission.KeepViews;

    private async Task<int> OwnIdAsync() => (await current.FindAsync())?.Id ?? 0;

    /// <summary>Changes a view, if the stored one is the person's to change.</summary>
    private Task<SaveOutcome> WriteAsync(
        Permission permission,
        int id,
        Func<ShopFlowDbContext, SavedView, Task<SaveOutcome>> write,
        CancellationToken cancellationToken
    ) =>
        staff.WriteAsync(
            permission,
            async db =>
            {
                var view = await db
                    .Views.AsNoTracking()
                    .FirstOrDefaultAsync(v => v.Id == id, cancellationToken);
                if (view is null)
                    return new SaveOutcome.Gone();

                return await IsTheirsAsync(view)
                    ? await write(db, view)
                    : new SaveOutcome.Forbidden();
            },
            cancellationToken
        );

    private async Task<bool> IsTheirsAsync(SavedView view) =>
        view.OwnerId is { } owner
            ? owner == await OwnIdAsync()
            : await current.MayAsync(Permission.ShareViews);
}
