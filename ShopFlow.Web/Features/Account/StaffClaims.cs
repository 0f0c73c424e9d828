using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>The claims that the cookie holds about who signed in.</summary>
internal sealed class StaffClaims(IOptions<IdentityOptions> identity)
    : IUserClaimsPrincipalFactory<StaffMember>
{
    /// <summary>The claim with the id of the row in <c>staff.sessions</c>.</summary>
    public const string Session = "shopflow:session";

    /// <summary>Says that the sign-in showed more than a password; Identity defines the name and the value.</summary>
    public static Claim WithSecondFactor => new("amr", "mfa");

    public Task<ClaimsPrincipal> CreateAsync(StaffMember user) =>
        Task.FromResult<ClaimsPrincipal>(
            new(
                new ClaimsIdentity(
                    [
                        new(
                            ClaimTypes.NameIdentifier,
                            user.Id.ToString(CultureInfo.InvariantCulture)
                        ),
                        new(ClaimTypes.Name, user.Name),
                        new(ClaimTypes.Email, user.Email!),
                        new(ClaimTypes.Role, user.Role),
                        new(
                            identity.Value.ClaimsIdentity.SecurityStampClaimType,
                            user.SecurityStamp!
                        ),
                    ],
                    IdentityConstants.ApplicationScheme
                )
            )
        );
}
