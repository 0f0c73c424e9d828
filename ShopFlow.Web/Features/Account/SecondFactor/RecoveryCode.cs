using System.Security.Cryptography;
using System.Text;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>
/// What is stored of a recovery code: enough to check it, not enough to use it. All codes of a member share a salt, so
/// checking a typed one costs the slow hash once.
/// </summary>
internal sealed record RecoveryCode(byte[] Salt, byte[] Hash)
{
    // The codes are random, 46 bits each. With a cheaper hash they would have to be longer.
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

    // Typed from paper: case and dashes are ignored.
    private static string Plain(string typed) =>
        string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
