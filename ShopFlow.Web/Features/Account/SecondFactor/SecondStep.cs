using Microsoft.AspNetCore.Identity;
using ShopFlow.Data;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Account.Passkeys;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>
/// The step after a correct password, for members with a second factor. A short-lived cookie says who it is.
/// </summary>
internal sealed class SecondStep(
    StaffSignIn signIn,
    SignInAttempts attempts,
    PasskeySignIn passkeys,
    ShopFlowDbContext db
)
{
    /// <summary>Null if nobody entered a correct password here in the last minutes.</summary>
    public Task<StaffMember?> MemberAsync() => signIn.GetTwoFactorAuthenticationUserAsync();

    public Task<bool> HasPasskeyAsync(StaffMember member) => db.HasPasskeyAsync(member.Id);

    /// <param name="isRemembered">Whether this browser counts as a second factor from now on.</param>
    public Task<bool> CodeAsync(string code, bool isKept, bool isRemembered) =>
        TryAsync(() => signIn.TwoFactorAuthenticatorSignInAsync(code, isKept, isRemembered));

    public Task<bool> RecoveryCodeAsync(string code) =>
        TryAsync(() => signIn.TwoFactorRecoveryCodeSignInAsync(code));

    public async Task<bool> PasskeyAsync(string? credential, bool isKept) =>
        await MemberAsync() is { } member && await passkeys.SignInAsync(credential, isKept, member);

    // Six digits can be guessed, given time, so attempts are counted: both kinds of codes together.
    private async Task<bool> TryAsync(Func<Task<SignInResult>> look) =>
        await MemberAsync() is { } member
        && await attempts.TryAsync(
            SignInAttempts.SecondFactor(member.Id),
            async () => (await look()).Succeeded
        );
}
