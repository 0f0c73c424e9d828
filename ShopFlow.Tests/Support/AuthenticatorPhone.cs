using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace ShopFlow.Tests.Support;

/// <summary>An authenticator app on a phone, written from RFC 6238 without ShopFlow's code.</summary>
internal sealed class AuthenticatorPhone(string key, TimeProvider time)
{
    public string Key { get; } = key.Replace(" ", "", StringComparison.Ordinal);

    public string Code(int stepsFromNow = 0)
    {
        var counter = (time.GetUtcNow().ToUnixTimeSeconds() / 30) + stepsFromNow;
        var message = BitConverter.GetBytes(counter);
        Array.Reverse(message);
#pragma warning disable CA5350 // RFC 6238 uses it.
        var hash = HMACSHA1.HashData(Secret(), message);
#pragma warning restore CA5350
        var start = hash[19] % 16;
        var number =
            ((hash[start] & 127) << 24)
            + (hash[start + 1] << 16)
            + (hash[start + 2] << 8)
            + hash[start + 3];
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private byte[] Secret()
    {
        var number = Key.Aggregate(
            BigInteger.Zero,
            (sum, letter) =>
                (sum * 32)
                + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal)
        );
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var length = Key.Length * 5 / 8;
        return [.. new byte[length - bytes.Length], .. bytes];
    }
}
