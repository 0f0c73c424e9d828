using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>
/// Accepts a code of an authenticator app once. Identity's own provider accepts it again while the app still shows it,
/// so somebody looking over a shoulder could use it too.
/// </summary>
internal sealed class AuthenticatorCodes(SpentProofs spent, TimeProvider time)
    : IUserTwoFactorTokenProvider<StaffMember>
{
    // Clocks differ by a few seconds, and typing takes a few more.
    private static readonly int[] Steps = [0, -1, 1];

    public async Task<bool> ValidateAsync(
        string purpose,
        string token,
        UserManager<StaffMember> manager,
        StaffMember user
    ) => await TakeAsync(user, await manager.GetAuthenticatorKeyAsync(user), token);

    /// <summary>For a key that isn't stored yet.</summary>
    public async Task<bool> TakeAsync(StaffMember member, string? key, string typed)
    {
        var code = string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter)));
        if (TimeCode.ReadKey(key) is not { } secret || FindStep(secret, code) is not { } step)
        {
            return false;
        }

        return await spent.SpendAsync(
            string.Create(CultureInfo.InvariantCulture, $"authenticator {member.Id} {step} {key}")
        );
    }

    public async Task<bool> CanGenerateTwoFactorTokenAsync(
        UserManager<StaffMember> manager,
        StaffMember user
    ) => await manager.GetAuthenticatorKeyAsync(user) is not null;

    public Task<string> GenerateAsync(
        string purpose,
        UserManager<StaffMember> manager,
        StaffMember user
    ) => Task.FromResult(string.Empty);

    private long? FindStep(byte[] secret, string code)
    {
        var now = TimeCode.StepAt(time.GetUtcNow());
        long? found = null;
        foreach (var step in Steps.Select(offset => now + offset))
        {
            if (IsSame(TimeCode.At(step, secret), code))
            {
                found ??= step;
            }
        }

        return found;
    }

    private static bool IsSame(string expected, string typed) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected),
            Encoding.UTF8.GetBytes(typed)
        );
}
