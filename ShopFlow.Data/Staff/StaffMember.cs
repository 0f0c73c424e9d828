using Microsoft.AspNetCore.Identity;

namespace ShopFlow.Data.Staff;

/// <summary>Somebody who signs in to ShopFlow. The shop's customers are users.</summary>
public sealed class StaffMember : IdentityUser<int>
{
    public string Name { get; set; } = null!;

    /// <summary>One of <see cref="StaffRole"/>.</summary>
    public string Role { get; set; } = null!;

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>
    /// After a change that bypassed Identity's managers: ends all sessions and makes earlier reads stale.
    /// </summary>
    public void RenewStamps() =>
        (SecurityStamp, ConcurrencyStamp) = (
            Guid.NewGuid().ToString("N"),
            Guid.NewGuid().ToString()
        );
}
