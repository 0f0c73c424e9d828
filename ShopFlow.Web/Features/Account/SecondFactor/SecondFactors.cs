using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Data;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>A member's second factors, and which of them this browser has shown. Runs in a request.</summary>
internal sealed class SecondFactors(
    UserManager<StaffMember> members,
    StaffSignIn signIn,
    AuthenticatorApp app,
    SignInAttempts attempts,
    ShopFlowDbContext db
)
{
    public async Task<bool> HasAnyAsync(StaffMember member) =>
        member.TwoFactorEnabled || await db.HasPasskeyAsync(member.Id);

    /// <summary>
    /// Keeps this browser signed in after a change to a member's factors. Whoever sets up the first factor has just
    /// shown it; adding another proves nothing about the earlier ones.
    /// </summary>
    public async Task StayAsync(StaffMember member, bool isFirst)
    {
        if (!isFirst)
        {
            await signIn.RefreshSignInAsync(member);
            return;
        }

        var now = await signIn.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await signIn.SignInWithClaimsAsync(member, now.Properties, [StaffClaims.WithSecondFactor]);
    }

    /// <summary>Sends somebody who signed in with only a password to the next step.</summary>
    public Task AskAsync(StaffMember member) =>
        signIn.Context.SignInAsync(
            IdentityConstants.TwoFactorUserIdScheme,
            new(
                new ClaimsIdentity(
                    [new(ClaimTypes.Name, member.Id.ToString(CultureInfo.InvariantCulture))],
                    IdentityConstants.TwoFactorUserIdScheme
                )
            )
        );

    /// <summary>Whether this is the member's password or a code of the app; attempts are counted.</summary>
    public Task<bool> IsProvedAsync(StaffMember member, string proof) =>
        attempts.TryAsync(
            SignInAttempts.SecondFactor(member.Id),
            () => IsCodeOrPasswordAsync(member, proof)
        );

    public async Task<AccountOutcome> TurnOffAppAsync(StaffMember member)
    {
        if (await db.RequiresSecondFactorAsync(member.Role) && !await db.HasPasskeyAsync(member.Id))
        {
            return AccountOutcome.Refused(
                AccountMessage.Whole,
                "Your role needs a second factor, and this is your only one. Add a passkey first."
            );
        }

        await app.TurnOffAsync(member);
        await StayAsync(member, isFirst: false);
        return AccountOutcome.Done;
    }

    private async Task<bool> IsCodeOrPasswordAsync(StaffMember member, string proof) =>
        await members.VerifyTwoFactorTokenAsync(
            member,
            TokenOptions.DefaultAuthenticatorProvider,
            proof
        ) || (member.PasswordHash is not null && await members.CheckPasswordAsync(member, proof));
}
