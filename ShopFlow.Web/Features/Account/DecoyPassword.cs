using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>Takes as long as a real password does, where there is none: nobody learns which emails sign in here.</summary>
internal sealed class DecoyPassword(IPasswordHasher<StaffMember> hasher)
{
    private static readonly StaffMember Nobody = new();
    private static string? hash;

    /// <summary>False, after the work of a real comparison.</summary>
    public bool Verify(string password)
    {
        hash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        _ = hasher.VerifyHashedPassword(Nobody, hash, password);
        return false;
    }
}
