using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>Links that work once: to set up the shop, and to choose a new password.</summary>
internal static class StaffLinks
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Valid until the shop is set up, like those printed by other servers.</summary>
    public static Task<LinkToken> AddForSetUpAsync(
        this ShopFlowDbContext db,
        CancellationToken cancellationToken
    ) => AddAsync(db, new(), cancellationToken);

    /// <summary>A member has only one: it replaces earlier ones.</summary>
    public static async Task<LinkToken> AddForPasswordAsync(
        this ShopFlowDbContext db,
        int member,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await db.StaffLinks.Where(l => l.MemberId == member).ExecuteDeleteAsync(cancellationToken);
        var link = new StaffLink { MemberId = member, ExpiresAt = now + Lifetime };
        return await AddAsync(db, link, cancellationToken);
    }

    public static IQueryable<StaffLink> WithToken(
        this IQueryable<StaffLink> links,
        string? token,
        DateTimeOffset now
    )
    {
        var hash = LinkToken.HashOf(token) ?? [];
        return links.Where(l => l.TokenHash == hash && (l.ExpiresAt == null || l.ExpiresAt > now));
    }

    private static async Task<LinkToken> AddAsync(
        ShopFlowDbContext db,
        StaffLink link,
        CancellationToken cancellationToken
    )
    {
        var token = LinkToken.Create();
        link.TokenHash = token.Hash;
        db.StaffLinks.Add(link);
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }
}
