using System.Buffers.Text;
using System.Security.Cryptography;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// What makes a link work once: 256 random bits, of which only the hash is kept. Found by their hash, links are compared
/// in a way that tells nothing by the time it takes.
/// </summary>
internal sealed record LinkToken(string Text, byte[] Hash)
{
    /// <summary>For a link that is wrong, used or expired, all alike.</summary>
    public const string Dead =
        "The link is mistyped, used up or too old. Each link works once, and only for a while.";

    private const int Bytes = 32;

    public static LinkToken Create()
    {
        var secret = RandomNumberGenerator.GetBytes(Bytes);
        return new(Base64Url.EncodeToString(secret), SHA256.HashData(secret));
    }

    /// <summary>Null for a text that no link ever held.</summary>
    public static byte[]? HashOf(string? text) =>
        text is { Length: <= 100 } && Base64Url.IsValid(text, out var length) && length == Bytes
            ? SHA256.HashData(Base64Url.DecodeFromChars(text))
            : null;

    /// <summary>The link as people open it.</summary>
    public string At(string baseUrl, string page) => $"{baseUrl.TrimEnd('/')}/{page}?token={Text}";
}
