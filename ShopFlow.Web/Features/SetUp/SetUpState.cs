using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Features.SetUp;

/// <summary>Whether the shop has had its first owner; once true, it stays true.</summary>
internal sealed class SetUpState(IDbContextFactory<ShopFlowDbContext> contexts)
{
    private volatile bool isSetUp;

    /// <summary>Also true while the database can't be reached: the requested page reports that better.</summary>
    public async Task<bool> IsSetUpAsync(CancellationToken cancellationToken = default) =>
        isSetUp
        || await DatabaseTrouble.StopsAsync(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            isSetUp = await db.HasOwnerAsync(cancellationToken);
        })
        || isSetUp;
}

internal static class SetUpExtensions
{
    public static Task<bool> HasOwnerAsync(
        this ShopFlowDbContext db,
        CancellationToken cancellationToken
    ) => db.StaffMembers.AnyAsync(m => m.Role == StaffRole.Owner, cancellationToken);
}
