using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Components.Access;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>For the colleague whose phone is gone: an owner takes all second factors away. Works in a circuit.</summary>
internal sealed class SecondFactorReset(
    AccountScopes scopes,
    CurrentPerson person,
    StaffSessions sessions
)
{
    /// <summary>The member is signed out everywhere, and sets up a new one at the next sign-in if the role needs it.</summary>
    public async Task<SaveOutcome> ResetAsync(int memberId)
    {
        if (!await person.MayAsync(Permission.ManageStaff))
        {
            return new SaveOutcome.Refused();
        }

        await using var scope = await scopes.OpenAsync();
        var services = scope.ServiceProvider;
        var members = services.GetRequiredService<UserManager<StaffMember>>();
        var db = services.GetRequiredService<ShopFlowDbContext>();
        if (await db.StaffMembers.SingleOrDefaultAsync(m => m.Id == memberId) is not { } member)
        {
            return new SaveOutcome.Gone();
        }

        db.RemoveRange(
            await db.Set<IdentityUserPasskey<int>>().Where(p => p.UserId == memberId).ToListAsync()
        );
        await services.GetRequiredService<AuthenticatorApp>().TurnOffAsync(member);
        await sessions.EndAllAsync(memberId);
        return new SaveOutcome.Saved();
    }
}
