using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>
/// Sets up and removes a member's authenticator app. The new key travels in the form, encrypted, and is stored only
/// after a code proves that the app has it: nobody is left with half a set-up.
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

    /// <summary>The key of a set-up that this member started; null if that was too long ago.</summary>
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

    /// <returns>The recovery codes, shown only this once; null for a wrong code.</returns>
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
        // This also signs out the member's other browsers and forgets remembered ones.
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

    /// <param name="Sealed">The key, encrypted, as it travels through the browser.</param>
    internal sealed record NewKey(string Key, string Sealed)
    {
        /// <summary>In groups of four, for people who type it.</summary>
        public string InGroups => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));

        /// <summary>The content of the QR code.</summary>
        public string Uri(string shop, string email) =>
            $"otpauth://totp/{System.Uri.EscapeDataString(shop)}:{System.Uri.EscapeDataString(email)}"
            + $"?secret={Key}&issuer={System.Uri.EscapeDataString(shop)}&digits=6&period={TimeCode.StepSeconds}";
    }
}
