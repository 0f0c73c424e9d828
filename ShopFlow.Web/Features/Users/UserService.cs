using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Sorting;
using ShopFlow.Data.Users;
using ShopFlow.Web.Access;
using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Users;

internal sealed class UserService(
    IDbContextFactory<ShopFlowDbContext> contexts,
    StaffContexts staff,
    FormWriter writer,
    TextSearch search
)
{
    public async Task<UserForm?> FindAsync(int id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await db
            .Users.AsNoTracking()
            .FirstOrDefaultAsync(u => u.Id == id, cancellationToken);
        return user is null ? null : UserForm.From(user);
    }

    /// <summary>Adds a new row, or saves the changes of an existing one.</summary>
    public Task<SaveOutcome> SaveAsync(
        UserForm form,
        CancellationToken cancellationToken = default
    ) =>
        staff.WriteAsync(
            Permission.EditCatalogue,
            db => writer.SaveAsync(db, form, cancellationToken),
            cancellationToken
        );

    public Task<SaveOutcome> DeleteAsync(int id, CancellationToken cancellationToken = default) =>
        staff.DeleteAsync<User>(id, cancellationToken);

    public Task<DeletePreview> PreviewDeleteAsync(
        int id,
        CancellationToken cancellationToken = default
    ) => contexts.PreviewDeleteAsync<User>(id, cancellationToken);

    public async Task<IReadOnlyList<PickerOption>> OptionsAsync(
        string? text,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var users = await search.NarrowAsync(
            db,
            db.Users,
            text,
            ShopSearch.Users,
            hits => hits.In(db, ShopSearch.Users, (User u) => u.Id),
            cancellationToken
        );
        return await users
            .OrderBy(u => EF.Functions.Collate(u.Name, ShopCollation.Name))
            .ThenBy(u => u.Id)
            .Take(PickerOption.Most)
            .Select(u => new PickerOption(u.Id, u.Name, u.Email))
            .ToListAsync(cancellationToken);
    }

    public async Task<PickerOption?> OptionAsync(
        int id,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .Users.Where(u => u.Id == id)
            .Select(u => new PickerOption(u.Id, u.Name, u.Email))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
