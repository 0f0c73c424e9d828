using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Team;

internal static class RoleText
{
    /// <summary>What a role may do, in a line.</summary>
    public static string Of(string? role) =>
        role switch
        {
            StaffRole.Owner => "May do everything, the team and the settings included.",
            StaffRole.Manager => "May do everything in the shop, deletes and prices included.",
            StaffRole.Staff => "Edits orders, stock and reviews.",
            StaffRole.Viewer => "Sees everything in the shop and changes nothing.",
            _ => "",
        };
}
