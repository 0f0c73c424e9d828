using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>
/// The six digits that an authenticator app shows for 30 seconds (RFC 6238, with SHA-1 like all apps).
/// </summary>
internal static class TimeCode
{
    public const int StepSeconds = 30;
    private const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

#pragma warning disable CA5350 // The standard's own algorithm; as a keyed hash it has no known weakness.
    public static string At(long step, byte[] key)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var offset = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D" + Digits, CultureInfo.InvariantCulture);
    }
#pragma warning restore CA5350

    /// <summary>The bytes of a typed key; null if it isn't a valid key.</summary>
    public static byte[]? ReadKey(string? typed)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var letter in (typed ?? "").ToUpperInvariant())
        {
            var value = Base32.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            buffer = ((buffer << 5) | value) & 0xfff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return bytes.Count > 0 ? [.. bytes] : null;
    }
}
