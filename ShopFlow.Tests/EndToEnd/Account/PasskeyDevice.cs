using System.Text.Json;
using Microsoft.Playwright;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>A device with a fingerprint sensor in front of a window: Chromium's virtual authenticator.</summary>
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
                    // The finger comes when a test says so: the sign-in page asks as soon as it opens.
                    automaticPresenceSimulation = false,
                },
            }
        );
        return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Lays the finger on the sensor as long as this takes.</summary>
    public async Task TouchAsync(Func<Task> meanwhile)
    {
        await PresenceAsync(true);
        await meanwhile();
        await PresenceAsync(false);
    }

    /// <summary>Whether the finger is the right one.</summary>
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
