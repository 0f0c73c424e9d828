using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// For unknown emails: takes as long as checking a real password, so that nobody can tell which emails have an account.
/// </summary>
internal sealed class DecoyPassword(IPasswordHasher<StaffMember> hasher)
{
    private static readonly StaffMember Nobody = new();
    private static string? hash;

    /// <summary>Always false, after the work of a real comparison.</summary>
    public bool Verify(string password)
    {
        hash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        _ = hasher.VerifyHashedPassword(Nobody, hash, password);
        return false;
    }
}
