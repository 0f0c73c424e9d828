using System.Globalization;
using System.Security.Claims;
using ShopFlow.Data.Activity;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Access;

/// <summary>Who is signed in, from the cookie's claims: id, name and role.</summary>
internal sealed record Person(int Id, string Name, string Role)
{
    public Actor Actor => new(Id, Name);

    /// <summary>Null if the principal isn't signed in.</summary>
    public static Person? From(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true }
        && int.TryParse(
            principal.FindFirstValue(ClaimTypes.NameIdentifier),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? new(
                id,
                principal.FindFirstValue(ClaimTypes.Name) ?? "",
                principal.FindFirstValue(ClaimTypes.Role) ?? ""
            )
            : null;

    public bool May(Permission permission) =>
        Role switch
        {
            StaffRole.Owner => true,
            StaffRole.Manager => permission
                is not (
                    Permission.ManageStaff
                    or Permission.ChangeSettings
                    or Permission.SeeStatus
                ),
            StaffRole.Staff => permission
                is Permission.EditOrders
                    or Permission.EditStock
                    or Permission.EditReviews
                    or Permission.KeepViews,
            StaffRole.Viewer => permission is Permission.KeepViews,
            _ => false,
        };
}
