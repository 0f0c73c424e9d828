using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace ShopFlow.Tests.Support;

/// <summary>Stands in for a device in tests that don't need a real one.</summary>
internal static class MadeUp
{
    /// <summary>A passkey with a random key. Nobody can sign in with it.</summary>
    public static UserPasskeyInfo Passkey(string name) =>
        new(
            RandomNumberGenerator.GetBytes(32),
            RandomNumberGenerator.GetBytes(64),
            DateTimeOffset.UtcNow,
            signCount: 0,
            transports: ["internal"],
            isUserVerified: true,
            isBackupEligible: false,
            isBackedUp: false,
            attestationObject: [],
            clientDataJson: []
        )
        {
            Name = name,
        };
}
