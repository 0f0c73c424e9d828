using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Team;

internal static class RoleText
{
    /// <summary>A role's rights in one line.</summary>
    public static string Of(string? role) =>
        role switch
        {
            StaffRole.Owner => "Can do everything, including the team and the settings.",
            StaffRole.Manager => "Can do everything in the shop, including prices and deleting.",
            StaffRole.Staff => "Edits orders, stock and reviews.",
            StaffRole.Viewer => "Sees everything in the shop but changes nothing.",
            _ => "",
        };
}
