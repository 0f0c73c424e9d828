using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopFlow.Data;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>The signed-in browsers, one row each.</summary>
internal sealed class StaffSessions(
    IDbContextFactory<ShopFlowDbContext> contexts,
    SessionCheck check,
    IOptions<SessionOptions> options,
    TimeProvider time
)
{
    /// <summary>Starts a new session at every sign-in, and deletes sessions that haven't been used for long.</summary>
    public async Task<Guid> BeginAsync(int member, string browser, string address)
    {
        var now = time.GetUtcNow();
        var oldest = now - options.Value.Lifetime;
        await using var db = await contexts.CreateDbContextAsync();
        await db.StaffSessions.Where(s => s.LastSeenAt < oldest).ExecuteDeleteAsync();
        var session = new StaffSession
        {
            Id = Guid.NewGuid(),
            MemberId = member,
            CreatedAt = now,
            LastSeenAt = now,
            Browser = browser,
            Address = address,
        };
        db.StaffSessions.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    }

    /// <summary>Ends the session of this principal, if it has one.</summary>
    public async Task EndAsync(ClaimsPrincipal principal)
    {
        if (SessionState.From(principal) is { } mine)
        {
            await EndAsync(mine.MemberId, mine.Id);
        }
    }

    public async Task EndAsync(int member, Guid session)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await db
            .StaffSessions.Where(s => s.Id == session && s.MemberId == member)
            .ExecuteDeleteAsync();
        check.Forget(session);
    }

    /// <param name="but">The session to keep.</param>
    public async Task EndAllAsync(int member, Guid? but = null)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await db.StaffSessions.Where(s => s.MemberId == member && s.Id != but).ExecuteDeleteAsync();
        check.ForgetAll();
    }

    public async Task<IReadOnlyList<StaffSession>> ListAsync(int member)
    {
        var oldest = time.GetUtcNow() - options.Value.Lifetime;
        await using var db = await contexts.CreateDbContextAsync();
        return await db
            .StaffSessions.AsNoTracking()
            .Where(s => s.MemberId == member && s.LastSeenAt > oldest)
            .OrderByDescending(s => s.LastSeenAt)
            .ToListAsync();
    }
}
