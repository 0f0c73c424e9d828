using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features.Account;

/// <summary>What a cookie says and the database must say too, or the cookie is worth nothing.</summary>
/// <param name="Stamp">Changes with the password, the role and everything else that ends all sessions.</param>
/// <param name="Role">Compared by itself, for a role that was changed with psql changes no stamp.</param>
internal sealed record SessionState(Guid Id, int MemberId, string? Stamp, string? Role)
{
    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>Null for a principal that is not signed in with a session.</summary>
    public static SessionState? From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(StaffClaims.Session), out var session)
        && Person.From(principal) is { } person
            ? new(session, person.Id, principal.FindFirstValue(StampClaim), person.Role)
            : null;
}
