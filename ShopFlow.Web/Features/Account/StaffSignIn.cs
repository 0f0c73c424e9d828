using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ShopFlow.Data;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>Signs a browser in and out. Whatever the way in, the browser gets its own session.</summary>
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
    /// Does the same work and gives the same answer for an unknown email, a wrong password and an email with too many
    /// attempts. After a correct password, the second factor may still be needed.
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

    /// <summary>For somebody who has just joined.</summary>
    /// <param name="passkey">Null if they chose a password.</param>
    public Task SignInNewAsync(StaffMember member, UserPasskeyInfo? passkey) =>
        SignInWithClaimsAsync(
            member,
            isPersistent: false,
            passkey is null ? [] : [StaffClaims.WithSecondFactor]
        );

    /// <summary>Whether a password alone isn't enough. If the role needs a second factor, a passkey counts.</summary>
    public override async Task<bool> IsTwoFactorEnabledAsync(StaffMember user) =>
        user.TwoFactorEnabled
        || (await db.RequiresSecondFactorAsync(user.Role) && await db.HasPasskeyAsync(user.Id));

    public override async Task SignInWithClaimsAsync(
        StaffMember user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        // Ends the browser's earlier session, whoever it belonged to.
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

    // A remembered browser counts as the second factor, because it has shown one before.
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
