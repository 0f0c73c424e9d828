using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Access;

/// <summary>
/// Opens contexts for the person who is signed in: the activity shows what they write under that name. To get a context
/// for writing, a caller must name the permission that the write needs.
/// </summary>
internal sealed class StaffContexts(
    IDbContextFactory<ShopFlowDbContext> contexts,
    CurrentPerson current
)
{
    /// <summary>
    /// Checks the permission first; without it the write never starts. A save always has an outcome, so only the reads
    /// before it can fail here, and then nothing is saved.
    /// </summary>
    public async Task<SaveOutcome> WriteAsync(
        Permission permission,
        Func<ShopFlowDbContext, Task<SaveOutcome>> write,
        CancellationToken cancellationToken
    )
    {
        await using var db = await OpenAsync(permission, cancellationToken);
        try
        {
            return db is null ? new SaveOutcome.Forbidden() : await write(db);
        }
        catch (Exception exception) when (DatabaseTrouble.Explains(exception))
        {
            return SaveExtensions.OutcomeBeforeWriting(exception);
        }
    }

    /// <summary>For a write that returns more than an outcome.</summary>
    /// <returns>Null if the person lacks the permission.</returns>
    public async Task<ShopFlowDbContext?> OpenAsync(
        Permission permission,
        CancellationToken cancellationToken
    )
    {
        if (await current.FindAsync() is not { } person || !person.May(permission))
            return null;

        var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Actor = person.Actor;
        return db;
    }

    /// <summary>
    /// For what everyone may do with their own account. If nobody is signed in, the context has no actor.
    /// </summary>
    public async Task<ShopFlowDbContext> OpenForOwnAccountAsync(CancellationToken cancellationToken)
    {
        var actor = (await current.FindAsync())?.Actor;
        var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Actor = actor;
        return db;
    }
}
