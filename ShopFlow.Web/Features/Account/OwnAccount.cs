using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>Changes to one's own account. They run in a request, because the response carries a new cookie.</summary>
internal sealed class OwnAccount(
    UserManager<StaffMember> members,
    StaffSignIn signIn,
    StaffAccounts accounts,
    StaffSessions sessions,
    SignInAttempts attempts
)
{
    private Task<StaffMember?>? own;

    /// <summary>Read once: all sections of a page ask at the same time, on one context.</summary>
    public async Task<StaffMember> MemberAsync(ClaimsPrincipal person) =>
        await (own ??= members.GetUserAsync(person))
        ?? throw new InvalidOperationException("Whoever is signed in is a member.");

    public async Task<AccountOutcome> RenameAsync(ClaimsPrincipal person, string name)
    {
        var member = await MemberAsync(person);
        member.Name = name.Trim();
        if (AccountSentences.AgainstName(member.Name) is { } refusal)
        {
            return AccountOutcome.Refused(AccountMessage.Name, refusal);
        }

        return await KeepAsync(member, await members.UpdateAsync(member));
    }

    /// <summary>Signs out all other browsers.</summary>
    /// <param name="old">Ignored if the member has no password yet.</param>
    public async Task<AccountOutcome> ChangePasswordAsync(
        ClaimsPrincipal person,
        string old,
        string chosen
    )
    {
        var member = await MemberAsync(person);
        var refusals = await accounts.CheckPasswordAsync(member, chosen);
        var isOwn = member.PasswordHash is null || await IsOwnAsync(member, old);
        if (!isOwn || !refusals.IsDone)
        {
            return isOwn ? refusals : new([NotYours, .. refusals.Messages]);
        }

        var result = member.PasswordHash is null
            ? await members.AddPasswordAsync(member, chosen)
            : await members.ChangePasswordAsync(member, old, chosen);
        var outcome = await KeepAsync(member, result);
        if (outcome.IsDone)
        {
            await sessions.EndAllAsync(member.Id, but: SessionState.From(signIn.Context.User)?.Id);
        }

        return outcome;
    }

    private static AccountMessage NotYours { get; } =
        new(
            AccountMessage.OldPassword,
            "This is not your password. After five wrong tries you have to wait a minute."
        );

    // Somebody who finds an open browser must not be able to try passwords in it forever.
    private Task<bool> IsOwnAsync(StaffMember member, string password) =>
        attempts.TryAsync(
            SignInAttempts.Password(member.NormalizedEmail!),
            () => members.CheckPasswordAsync(member, password)
        );

    private async Task<AccountOutcome> KeepAsync(StaffMember member, IdentityResult result)
    {
        if (result.Succeeded)
        {
            await signIn.RefreshSignInAsync(member);
        }

        return AccountOutcome.Of(result.Errors);
    }
}
