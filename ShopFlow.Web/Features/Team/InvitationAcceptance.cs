using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Web.Features.Team;

/// <summary>Makes a member of who was invited, in a request of theirs.</summary>
internal sealed class InvitationAcceptance(
    ShopFlowDbContext db,
    StaffAccounts accounts,
    TimeProvider time
)
{
    /// <summary>Null when the link does not work.</summary>
    public Task<StaffInvitation?> FindAsync(string? token) =>
        WithToken(token).AsNoTracking().FirstOrDefaultAsync();

    /// <param name="member">Has the name; is given all else.</param>
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
            // Whoever opens the link at the same moment waits here, and then finds nothing.
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
