using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account.Passkeys;

/// <summary>
/// Signs in with a passkey alone: it counts as two factors, because the device is one and unlocking it the other.
/// </summary>
internal sealed class PasskeySignIn(
    StaffSignIn signIn,
    UserManager<StaffMember> members,
    PasskeyCeremony ceremony
)
{
    /// <param name="member">Whose passkey it must be; null if the passkey itself says whose it is.</param>
    public Task<string> AskAsync(StaffMember? member) => ceremony.AskAsync(member);

    public async Task<bool> SignInAsync(string? credential, bool isKept, StaffMember? member = null)
    {
        var result = await ceremony.ReadAsync(credential);
        if (!result.Succeeded || (member is not null && member.Id != result.User.Id))
        {
            return false;
        }

        // Storing the counter reveals a copied passkey at its next use.
        var stored = await members.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        if (stored.Succeeded)
        {
            await signIn.Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
            await signIn.SignInWithClaimsAsync(result.User, isKept, [StaffClaims.WithSecondFactor]);
        }

        return stored.Succeeded;
    }
}
