using System.Globalization;
using System.Security.Claims;
using ShopFlow.Data.Staff;

namespace ShopFlow.Tests.Support;

/// <summary>The people who act in tests: one member per role, named after the role.</summary>
internal static class Team
{
    public static ClaimsPrincipal Member(string role) =>
        new(new ClaimsIdentity(Claims(role), authenticationType: "test"));

    public static Claim[] Claims(string role) =>
        [
            new(ClaimTypes.NameIdentifier, IdOf(role).ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, NameOf(role)),
            new(ClaimTypes.Role, role),
        ];

    public static string NameOf(string role) => $"{char.ToUpperInvariant(role[0])}{role[1..]}";

    private static int IdOf(string role) => 1 + StaffRole.All.ToList().IndexOf(role);
}
