using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ShopFlow.Data.Staff;

public static class SecondFactorRows
{
    public static Task<bool> RequiresSecondFactorAsync(this ShopFlowDbContext db, string role) =>
        db.RoleSettings.AnyAsync(s => s.Role == role && s.RequiresSecondFactor);

    public static Task<bool> HasPasskeyAsync(this ShopFlowDbContext db, int memberId) =>
        db.Set<IdentityUserPasskey<int>>().AnyAsync(p => p.UserId == memberId);

    /// <summary>
    /// Removes a member's authenticator app, recovery codes and passkeys right away. Whether sign-in asks for one is
    /// stored with the member.
    /// </summary>
    public static async Task DeleteSecondFactorsAsync(
        this ShopFlowDbContext db,
        int memberId,
        CancellationToken cancellationToken
    )
    {
        await db.Set<IdentityUserToken<int>>()
            .Where(t => t.UserId == memberId)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserPasskey<int>>()
            .Where(p => p.UserId == memberId)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
