using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features.Account;

/// <summary>The parts of a cookie that must match the database, or the cookie is worthless.</summary>
/// <param name="Stamp">Changes with the password, the role and anything else that ends all sessions.</param>
/// <param name="Role">Compared separately, because changing a role with psql doesn't change the stamp.</param>
internal sealed record SessionState(Guid Id, int MemberId, string? Stamp, string? Role)
{
    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>Null if the principal has no session.</summary>
    public static SessionState? From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(StaffClaims.Session), out var session)
        && Person.From(principal) is { } person
            ? new(session, person.Id, principal.FindFirstValue(StampClaim), person.Role)
            : null;
}
