using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Data;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>What a member has beside the password, and what this browser has shown of it. In a request.</summary>
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
    /// After a change to a member's factors this browser stays signed in. Whoever sets up the first one has just shown it;
    /// a further one is no proof of those before it.
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

    /// <summary>Leads who is signed in with a password alone to the step that comes after it.</summary>
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

    /// <summary>Whether this is the member's password or a code of the app; guesses are counted.</summary>
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
