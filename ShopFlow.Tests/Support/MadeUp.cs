using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace ShopFlow.Tests.Support;

/// <summary>What a device would bring, where no device is needed.</summary>
internal static class MadeUp
{
    /// <summary>Nobody can sign in with it: its key is noise.</summary>
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
