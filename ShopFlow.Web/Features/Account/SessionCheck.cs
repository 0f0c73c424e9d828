using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopFlow.Data;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Features.Account;

/// <summary>Whether a cookie's session is still valid. For requests the answer may be a few seconds old.</summary>
internal sealed class SessionCheck(
    IDbContextFactory<ShopFlowDbContext> contexts,
    IOptions<SessionOptions> options,
    TimeProvider time
)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, Known> known = new();

    /// <summary>For requests, because a page makes many at once.</summary>
    public async Task<SessionStatus> FindAsync(
        ClaimsPrincipal principal,
        CancellationToken cancellationToken
    ) =>
        SessionState.From(principal) is { } claimed
        && known.TryGetValue(claimed.Id, out var last)
        && time.GetUtcNow() - last.At < options.Value.CheckEvery
            ? last.Judge(claimed, principal)
            : await FindNowAsync(principal, cancellationToken);

    /// <summary>For circuits, which rarely ask.</summary>
    public async Task<SessionStatus> FindNowAsync(
        ClaimsPrincipal principal,
        CancellationToken cancellationToken
    )
    {
        if (SessionState.From(principal) is not { } claimed)
        {
            return SessionStatus.Ended;
        }

        // Without the database nothing can be read or changed anyway, so people stay signed in.
        _ = await DatabaseTrouble.StopsAsync(async () =>
            known[claimed.Id] = await ReadAsync(claimed.Id, cancellationToken)
        );
        return known.TryGetValue(claimed.Id, out var last)
            ? last.Judge(claimed, principal)
            : SessionStatus.Ended;
    }

    /// <summary>Whether this person could sign in again.</summary>
    public async Task<bool> IsMemberAsync(int id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.StaffMembers.AnyAsync(m => m.Id == id, cancellationToken);
    }

    /// <summary>Makes the next request on this server ask the database.</summary>
    public void Forget(Guid session) => known.TryRemove(session, out _);

    public void ForgetAll() => known.Clear();

    private async Task<Known> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var oldest = now - options.Value.Lifetime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var session = await db
            .StaffSessions.Where(s => s.Id == id && s.LastSeenAt > oldest)
            .Select(s => new
            {
                s.LastSeenAt,
                State = new SessionState(s.Id, s.MemberId, s.Member.SecurityStamp, s.Member.Role),
                NeedsFactor = db.RoleSettings.Any(r =>
                    r.Role == s.Member.Role && r.RequiresSecondFactor
                ),
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (session is not null && now - session.LastSeenAt > SeenEvery)
        {
            await db
                .StaffSessions.Where(s => s.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), cancellationToken);
        }

        return new(session?.State, session?.NeedsFactor ?? false, now);
    }

    private readonly record struct Known(SessionState? State, bool NeedsFactor, DateTimeOffset At)
    {
        public SessionStatus Judge(SessionState claimed, ClaimsPrincipal principal) =>
            State != claimed ? SessionStatus.Ended
            : NeedsFactor && !HasShownFactor(principal) ? SessionStatus.NeedsSecondFactor
            : SessionStatus.Active;

        private static bool HasShownFactor(ClaimsPrincipal principal) =>
            principal.HasClaim(
                StaffClaims.WithSecondFactor.Type,
                StaffClaims.WithSecondFactor.Value
            );
    }
}

internal enum SessionStatus
{
    Ended,

    /// <summary>The role needs a second factor, and the sign-in didn't show one.</summary>
    NeedsSecondFactor,
    Active,
}
