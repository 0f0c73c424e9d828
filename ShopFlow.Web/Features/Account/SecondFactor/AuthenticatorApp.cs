using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>
/// A member's authenticator app, set up and taken away. The new key travels in the form, sealed, and is stored only when a
/// code shows that the app has it: nobody is left with half of a set-up.
/// </summary>
internal sealed class AuthenticatorApp(
    UserManager<StaffMember> members,
    StaffStore store,
    AuthenticatorCodes codes,
    IDataProtectionProvider protection
)
{
    private const int RecoveryCodes = 10;
    private static readonly TimeSpan SetUpTime = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector seal = protection
        .CreateProtector("ShopFlow.AuthenticatorSetUp")
        .ToTimeLimitedDataProtector();

    public Task<int> CountRecoveryCodesAsync(StaffMember member) =>
        members.CountRecoveryCodesAsync(member);

    public NewKey MakeKey(int memberId)
    {
        var key = members.GenerateNewAuthenticatorKey();
        return new(key, seal.Protect($"{memberId} {key}", SetUpTime));
    }

    /// <summary>The key of a set-up that this member began; null when that was too long ago.</summary>
    public NewKey? Open(int memberId, string? sealedKey)
    {
        try
        {
            return
                seal.Unprotect(sealedKey ?? "").Split(' ') is [var id, var key]
                && id == $"{memberId}"
                ? new(key, sealedKey!)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <returns>The recovery codes, shown this once; null for a wrong code.</returns>
    public async Task<IReadOnlyList<string>?> SetUpAsync(
        StaffMember member,
        NewKey key,
        string code
    )
    {
        if (!await codes.TakeAsync(member, key.Key, code))
        {
            return null;
        }

        await store.SetAuthenticatorKeyAsync(member, key.Key, CancellationToken.None);
        var recovery = await NewRecoveryCodesAsync(member);
        // Says it to the browsers too that were remembered, and to those that are signed in elsewhere.
        var result = await members.SetTwoFactorEnabledAsync(member, enabled: true);
        return result.Succeeded ? recovery : null;
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(StaffMember member) =>
        [.. await members.GenerateNewTwoFactorRecoveryCodesAsync(member, RecoveryCodes) ?? []];

    public async Task TurnOffAsync(StaffMember member)
    {
        await store.ForgetAuthenticatorAsync(member, CancellationToken.None);
        await members.SetTwoFactorEnabledAsync(member, enabled: false);
    }

    /// <param name="Sealed">As it goes through the browser.</param>
    internal sealed record NewKey(string Key, string Sealed)
    {
        /// <summary>For those who type it.</summary>
        public string InGroups => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));

        /// <summary>What the QR code holds.</summary>
        public string Uri(string shop, string email) =>
            $"otpauth://totp/{System.Uri.EscapeDataString(shop)}:{System.Uri.EscapeDataString(email)}"
            + $"?secret={Key}&issuer={System.Uri.EscapeDataString(shop)}&digits=6&period={TimeCode.StepSeconds}";
    }
}
