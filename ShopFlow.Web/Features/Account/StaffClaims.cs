using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>What the cookie says of who signed in.</summary>
internal sealed class StaffClaims(IOptions<IdentityOptions> identity)
    : IUserClaimsPrincipalFactory<StaffMember>
{
    /// <summary>The claim with the id of the row in <c>staff.sessions</c>.</summary>
    public const string Session = "shopflow:session";

    /// <summary>Says that more than a password was shown at the sign-in; the name and the value are Identity's.</summary>
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
