using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Web.Features.Team;

/// <summary>Turns an invited person into a member, in their own request.</summary>
internal sealed class InvitationAcceptance(
    ShopFlowDbContext db,
    StaffAccounts accounts,
    TimeProvider time
)
{
    /// <summary>Null if the link doesn't work.</summary>
    public Task<StaffInvitation?> FindAsync(string? token) =>
        WithToken(token).AsNoTracking().FirstOrDefaultAsync();

    /// <param name="member">Has the name; the rest is filled in here.</param>
    public async Task<AccountOutcome> AcceptAsync(
        string? token,
        StaffMember member,
        string? password,
        UserPasskeyInfo? passkey = null
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (
            await FindAsync(token) is not { } invitation
            // If the link is opened twice at the same moment, the second waits here and then finds nothing.
            || await WithToken(token).ExecuteDeleteAsync() == 0
        )
            return AccountOutcome.Refused(AccountMessage.Whole, LinkToken.Dead);

        (member.Email, member.UserName) = (invitation.Email, invitation.Email);
        member.Role = invitation.Role;
        var outcome = await accounts.CreateAsync(member, password, passkey);
        if (outcome.IsDone)
            await transaction.CommitAsync();

        return outcome;
    }

    private IQueryable<StaffInvitation> WithToken(string? token)
    {
        var (hash, now) = (LinkToken.HashOf(token) ?? [], time.GetUtcNow());
        return db.StaffInvitations.Where(i => i.TokenHash == hash && i.ExpiresAt > now);
    }
}
