using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Web.Features.Account.Passkeys;

/// <summary>
/// Asks the browser for a passkey and reads the answer. The challenge is kept in its own cookie: Identity would
/// overwrite the one that says who is at the second-factor step.
/// </summary>
internal sealed class PasskeyCeremony(
    IPasskeyHandler<StaffMember> handler,
    IHttpContextAccessor http,
    IDataProtectionProvider protection,
    SpentProofs spent
)
{
    private const string Cookie = "shopflow-passkey";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector forNew = Protector(protection, "new");
    private readonly ITimeLimitedDataProtector forKnown = Protector(protection, "known");

    private HttpContext Http =>
        http.HttpContext ?? throw new InvalidOperationException("A passkey needs a request.");

    /// <returns>The argument for <c>navigator.credentials.create</c>.</returns>
    public async Task<string> AskForNewAsync(PasskeyUserEntity owner)
    {
        var asked = await handler.MakeCreationOptionsAsync(owner, Http);
        Keep(forNew, asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    /// <returns>The argument for <c>navigator.credentials.get</c>.</returns>
    /// <param name="member">Whose passkeys are accepted; null for anyone's.</param>
    public async Task<string> AskAsync(StaffMember? member)
    {
        var asked = await handler.MakeRequestOptionsAsync(member, Http);
        Keep(forKnown, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    public async Task<PasskeyAttestationResult> ReadNewAsync(string? credential) =>
        await handler.PerformAttestationAsync(
            new()
            {
                HttpContext = Http,
                CredentialJson = credential ?? "",
                AttestationState = await TakeAsync(forNew),
            }
        );

    public async Task<PasskeyAssertionResult<StaffMember>> ReadAsync(string? credential) =>
        await handler.PerformAssertionAsync(
            new()
            {
                HttpContext = Http,
                CredentialJson = credential ?? "",
                AssertionState = await TakeAsync(forKnown),
            }
        );

    private void Keep(ITimeLimitedDataProtector protector, string? state) =>
        Http.Response.Cookies.Append(
            Cookie,
            protector.Protect(state ?? "", Lifetime),
            new()
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Lifetime,
                SameSite = SameSiteMode.Strict,
                Secure = Http.Request.IsHttps,
            }
        );

    // An answer works once, so a copied one is worthless.
    private async Task<string?> TakeAsync(ITimeLimitedDataProtector protector)
    {
        if (Http.Request.Cookies[Cookie] is not { } kept)
        {
            return null;
        }

        try
        {
            var state = protector.Unprotect(kept);
            return await spent.SpendAsync($"passkey {state}") ? state : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(
        IDataProtectionProvider protection,
        string use
    ) => protection.CreateProtector("ShopFlow.Passkeys", use).ToTimeLimitedDataProtector();
}
