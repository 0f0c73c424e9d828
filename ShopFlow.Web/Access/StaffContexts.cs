using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Access;

/// <summary>
/// Opens contexts in the name of who is signed in: what they write stands under that name in the activity. A context to
/// write with is only to be had by naming the permission that the write needs.
/// </summary>
internal sealed class StaffContexts(
    IDbContextFactory<ShopFlowDbContext> contexts,
    CurrentPerson current
)
{
    /// <summary>
    /// Asks before anything else whether the person may; the write of one who may not never begins. A save has an
    /// outcome whatever happens, so only what is read before it can fail here, and then nothing is saved.
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
            return db is null ? new SaveOutcome.Refused() : await write(db);
        }
        catch (Exception exception) when (DatabaseTrouble.Explains(exception))
        {
            return SaveExtensions.OutcomeBeforeWriting(exception);
        }
    }

    /// <summary>For a write that answers with more than an outcome.</summary>
    /// <returns>Null when the person may not.</returns>
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

    /// <summary>For what everybody may do with an account of their own; nobody's name stands for who is not signed in.</summary>
    public async Task<ShopFlowDbContext> OpenForOwnAccountAsync(CancellationToken cancellationToken)
    {
        var actor = (await current.FindAsync())?.Actor;
        var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Actor = actor;
        return db;
    }
}
