using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// Identity's store keeps the authenticator's key and the recovery codes in clear text. This one encrypts the key and
/// hashes the codes.
/// </summary>
internal sealed class StaffStore(
    ShopFlowDbContext db,
    IdentityErrorDescriber describer,
    IDataProtectionProvider protection
) : UserOnlyStore<StaffMember, ShopFlowDbContext, int>(db, describer)
{
    private const string Provider = "[AspNetUserStore]";
    private const string Codes = "RecoveryCodes";
    private readonly IDataProtector keys = protection.CreateProtector("ShopFlow.AuthenticatorKey");

    public override Task SetAuthenticatorKeyAsync(
        StaffMember user,
        string key,
        CancellationToken cancellationToken
    ) => base.SetAuthenticatorKeyAsync(user, keys.Protect(key), cancellationToken);

    /// <summary>Also null if the keys that protect it were lost; a recovery code still works then.</summary>
    public override async Task<string?> GetAuthenticatorKeyAsync(
        StaffMember user,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } stored
                ? keys.Unprotect(stored)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public override Task ReplaceCodesAsync(
        StaffMember user,
        IEnumerable<string> recoveryCodes,
        CancellationToken cancellationToken
    )
    {
        var salt = RecoveryCode.NewSalt();
        var hashed = recoveryCodes.Select(code => RecoveryCode.Of(code, salt).ToString());
        return base.ReplaceCodesAsync(user, [.. hashed], cancellationToken);
    }

    public override async Task<bool> RedeemCodeAsync(
        StaffMember user,
        string code,
        CancellationToken cancellationToken
    )
    {
        var stored = await GetTokenAsync(user, Provider, Codes, cancellationToken) ?? "";
        var left = stored.Split(';').Select(RecoveryCode.Read).OfType<RecoveryCode>().ToList();
        if (left.Count == 0)
        {
            return false;
        }

        var typed = RecoveryCode.Of(code, left[0].Salt);
        var rest = left.Where(known => !known.IsSame(typed)).ToList();
        await base.ReplaceCodesAsync(user, rest.Select(c => c.ToString()), cancellationToken);
        return rest.Count < left.Count;
    }

    /// <summary>Removes the app and its codes; the caller saves the member.</summary>
    public async Task ForgetAuthenticatorAsync(
        StaffMember member,
        CancellationToken cancellationToken
    )
    {
        await RemoveTokenAsync(member, Provider, Codes, cancellationToken);
        await RemoveTokenAsync(member, Provider, "AuthenticatorKey", cancellationToken);
    }
}
