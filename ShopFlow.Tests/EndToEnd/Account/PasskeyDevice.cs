using System.Text.Json;
using Microsoft.Playwright;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>A device with a fingerprint sensor, played by Chromium's virtual authenticator.</summary>
internal sealed class PasskeyDevice(ICDPSession session, string id)
{
    public static async Task<PasskeyDevice> AttachAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    // The test decides when to touch the sensor, because the sign-in page asks as soon as it opens.
                    automaticPresenceSimulation = false,
                },
            }
        );
        return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Keeps the finger on the sensor while the given work runs.</summary>
    public async Task TouchAsync(Func<Task> work)
    {
        await PresenceAsync(true);
        await work();
        await PresenceAsync(false);
    }

    /// <summary>Sets whether the fingerprint is recognised.</summary>
    public Task VerifiesAsync(bool isVerified) =>
        SendAsync("WebAuthn.setUserVerified", "isUserVerified", isVerified);

    public async Task<IReadOnlyList<JsonElement>> CredentialsAsync()
    {
        var answer = await session.SendAsync(
            "WebAuthn.getCredentials",
            new() { ["authenticatorId"] = id }
        );
        return [.. answer!.Value.GetProperty("credentials").EnumerateArray()];
    }

    private Task<JsonElement?> PresenceAsync(bool isThere) =>
        SendAsync("WebAuthn.setAutomaticPresenceSimulation", "enabled", isThere);

    private Task<JsonElement?> SendAsync(string method, string name, bool value) =>
        session.SendAsync(method, new() { ["authenticatorId"] = id, [name] = value });
}
