using System.Security.Cryptography;
using System.Text;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>
/// What is stored of a recovery code: enough to recognise it, too little to use it. A member's codes share one salt, so
/// that looking for a typed one costs the slow hash once.
/// </summary>
internal sealed record RecoveryCode(byte[] Salt, byte[] Hash)
{
    // The codes are random, 46 bits each: the hash has to be dearer than for a password that people think of, or they
    // would be longer.
    private const int Iterations = 100_000;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);

    public static RecoveryCode Of(string typed, byte[] salt) =>
        new(
            salt,
            Rfc2898DeriveBytes.Pbkdf2(
                Encoding.UTF8.GetBytes(Plain(typed)),
                salt,
                Iterations,
                HashAlgorithmName.SHA256,
                32
            )
        );

    public static RecoveryCode? Read(string stored) =>
        stored.Split('.') is [var salt, var hash]
            ? new(Convert.FromBase64String(salt), Convert.FromBase64String(hash))
            : null;

    public bool IsSame(RecoveryCode other) =>
        CryptographicOperations.FixedTimeEquals(Hash, other.Hash);

    public override string ToString() =>
        $"{Convert.ToBase64String(Salt)}.{Convert.ToBase64String(Hash)}";

    // Typed from paper: the case and the dash do not matter.
    private static string Plain(string typed) =>
        string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
