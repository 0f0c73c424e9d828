using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Components.Access;

/// <summary>Opens contexts in the name of who is signed in: what they write stands under that name in the activity.</summary>
internal sealed class StaffContexts(
    IDbContextFactory<ShopFlowDbContext> contexts,
    CurrentPerson person
)
{
    public async Task<ShopFlowDbContext> CreateDbContextAsync(CancellationToken cancellationToken)
    {
        var actor = (await person.FindAsync())?.Actor;
        var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Actor = actor;
        return db;
    }
}
