using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Sorting;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Web.Features.Team;

/// <param name="LastSeenAt">Null if no browser is signed in.</param>
public sealed record TeamMember(
    int Id,
    string Name,
    string Email,
    string NormalizedEmail,
    string Role,
    bool HasSecondFactor,
    DateTimeOffset? LastSeenAt
)
{
    /// <summary>After failed attempts; no more are checked until then.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    public IEnumerable<byte[]> AttemptKeys =>
        [SignInAttempts.Password(NormalizedEmail), SignInAttempts.SecondFactor(Id)];
}

public sealed record TeamInvitation(int Id, string Email, string Role, DateTimeOffset ExpiresAt);

public sealed record TeamOverview(
    IReadOnlyList<TeamMember> Members,
    IReadOnlyList<TeamInvitation> Invitations,
    IReadOnlyDictionary<string, bool> RequiresSecondFactor
);

internal sealed class TeamQuery(IDbContextFactory<ShopFlowDbContext> contexts, TimeProvider time)
{
    public async Task<TeamOverview> ReadAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new(
            await MembersAsync(db, cancellationToken),
            await db
                .StaffInvitations.OrderBy(i => EF.Functions.Collate(i.Email, ShopCollation.Name))
                .Select(i => new TeamInvitation(i.Id, i.Email, i.Role, i.ExpiresAt))
                .ToListAsync(cancellationToken),
            await db.RoleSettings.ToDictionaryAsync(
                r => r.Role,
                r => r.RequiresSecondFactor,
                cancellationToken
            )
        );
    }

    private async Task<List<TeamMember>> MembersAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    )
    {
        var members = await db
            .StaffMembers.OrderBy(m => EF.Functions.Collate(m.Name, ShopCollation.Name))
            .ThenBy(m => m.Id)
            .Select(m => new TeamMember(
                m.Id,
                m.Name,
                m.Email!,
                m.NormalizedEmail!,
                m.Role,
                m.TwoFactorEnabled || db.Set<IdentityUserPasskey<int>>().Any(p => p.UserId == m.Id),
                db.StaffSessions.Where(s => s.MemberId == m.Id)
                    .Max(s => (DateTimeOffset?)s.LastSeenAt)
            ))
            .ToListAsync(cancellationToken);
        var keys = members.SelectMany(m => m.AttemptKeys).ToArray();
        var now = time.GetUtcNow();
        var locked = await db
            .SignInAttempts.Where(a => keys.Contains(a.Key) && a.LockedUntil > now)
            .ToListAsync(cancellationToken);
        return members.ConvertAll(m =>
            m with
            {
                LockedUntil = locked
                    .Where(a => m.AttemptKeys.Any(key => key.AsSpan().SequenceEqual(a.Key)))
                    .Max(a => a.LockedUntil),
            }
        );
    }
}
