using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ShopFlow.Data;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>Signs a browser in and out. However somebody signs in, the browser gets a session of its own.</summary>
internal sealed class StaffSignIn(
    UserManager<StaffMember> members,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<StaffMember> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<StaffMember>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffMember> confirmation,
    StaffSessions sessions,
    SignInAttempts attempts,
    DecoyPassword decoy,
    ShopFlowDbContext db
) : SignInManager<StaffMember>(members, http, claims, options, logger, schemes, confirmation)
{
    /// <summary>
    /// Does the same work and gives the same answer for an unknown email, a wrong password and an email that was tried
    /// too often. A right password may still leave the second factor to be asked for.
    /// </summary>
    public async Task<SignInResult> PasswordAsync(string email, string password, bool isKept)
    {
        var key = SignInAttempts.Password(UserManager.NormalizeEmail(email) ?? "");
        var isAllowed = await attempts.TakeAsync(key);
        var member = email.Contains('\0') ? null : await UserManager.FindByEmailAsync(email);
        var isRight = member?.PasswordHash is null
            ? decoy.Verify(password)
            : await UserManager.CheckPasswordAsync(member, password);
        if (!isAllowed || !isRight)
        {
            return SignInResult.Failed;
        }

        await attempts.ForgetAsync(key);
        return await SignInOrTwoFactorAsync(member!, isKept);
    }

    /// <summary>For who has just become a member.</summary>
    /// <param name="passkey">Null for who chose a password.</param>
    public Task SignInNewAsync(StaffMember member, UserPasskeyInfo? passkey) =>
        SignInWithClaimsAsync(
            member,
            isPersistent: false,
            passkey is null ? [] : [StaffClaims.WithSecondFactor]
        );

    /// <summary>Whether a password alone does not do. A passkey counts where the role needs a second factor.</summary>
    public override async Task<bool> IsTwoFactorEnabledAsync(StaffMember user) =>
        user.TwoFactorEnabled
        || (await db.RequiresSecondFactorAsync(user.Role) && await db.HasPasskeyAsync(user.Id));

    public override async Task SignInWithClaimsAsync(
        StaffMember user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        // What this browser was signed in as before, or by whom, is over.
        await sessions.EndAsync(Context.User);
        var id = await sessions.BeginAsync(
            user.Id,
            BrowserName.Of(Context.Request.Headers.UserAgent.ToString()),
            Context.Connection.RemoteIpAddress?.ToString() ?? ""
        );
        await base.SignInWithClaimsAsync(
            user,
            authenticationProperties,
            [.. additionalClaims, new(StaffClaims.Session, id.ToString())]
        );
    }

    // A browser that was remembered is the second factor: it was shown one.
    protected override async Task<SignInResult> SignInOrTwoFactorAsync(
        StaffMember user,
        bool isPersistent,
        string? loginProvider = null,
        bool bypassTwoFactor = false
    )
    {
        if (!await IsTwoFactorEnabledAsync(user) || !await IsTwoFactorClientRememberedAsync(user))
        {
            return await base.SignInOrTwoFactorAsync(
                user,
                isPersistent,
                loginProvider,
                bypassTwoFactor
            );
        }

        await SignInWithClaimsAsync(user, isPersistent, [StaffClaims.WithSecondFactor]);
        return SignInResult.Success;
    }

    public override async Task SignOutAsync()
    {
        await sessions.EndAsync(Context.User);
        await base.SignOutAsync();
    }
}
