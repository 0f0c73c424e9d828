using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>Sets a new password for somebody who is locked out and has a link.</summary>
internal sealed class NewPassword(
    ShopFlowDbContext db,
    UserManager<StaffMember> members,
    StaffAccounts accounts,
    StaffSessions sessions,
    SignInAttempts attempts,
    TimeProvider time
)
{
    /// <summary>The member the link is for; null if it doesn't work.</summary>
    public Task<StaffMember?> FindAsync(string? token) =>
        db
            .StaffLinks.WithToken(token, time.GetUtcNow())
            .Where(l => l.MemberId != null)
            .Select(l => l.Member)
            .FirstOrDefaultAsync();

    /// <summary>Uses up the link, forgets failed attempts and signs the member out everywhere.</summary>
    public async Task<AccountOutcome> SetAsync(string? token, string password)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await FindAsync(token) is not { } member)
            return AccountOutcome.Refused(AccountMessage.Whole, LinkToken.Dead);

        var refusals = await accounts.CheckPasswordAsync(member, password);
        if (!refusals.IsDone)
            return refusals;

        var used = db.StaffLinks.WithToken(token, time.GetUtcNow());
        if (await used.ExecuteDeleteAsync() == 0)
            return AccountOutcome.Refused(AccountMessage.Whole, LinkToken.Dead);

        await members.RemovePasswordAsync(member);
        var result = await members.AddPasswordAsync(member, password);
        if (!result.Succeeded)
            return AccountOutcome.Of(result.Errors);

        await transaction.CommitAsync();
        await attempts.ForgetAsync(SignInAttempts.Password(member.NormalizedEmail!));
        await sessions.EndAllAsync(member.Id);
        return AccountOutcome.Done;
    }
}
