using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ShopFlow.Data.Staff;

public static class SecondFactorRows
{
    /// <summary>
    /// Takes a member's authenticator app, recovery codes and passkeys away, at once; whether one is asked for stands
    /// with the member.
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
