using System.Buffers.Text;
using System.Security.Cryptography;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// The token of a link that works once: 256 random bits. Only its hash is stored, and links are looked up by the hash,
/// so timing reveals nothing.
/// </summary>
internal sealed record LinkToken(string Text, byte[] Hash)
{
    /// <summary>The same message for a link that is wrong, used or expired.</summary>
    public const string Dead =
        "The link is mistyped, used up or too old. Each link works once, and only for a while.";

    private const int Bytes = 32;

    public static LinkToken Create()
    {
        var secret = RandomNumberGenerator.GetBytes(Bytes);
        return new(Base64Url.EncodeToString(secret), SHA256.HashData(secret));
    }

    /// <summary>Null if the text can't be a token.</summary>
    public static byte[]? HashOf(string? text) =>
        text is { Length: <= 100 } && Base64Url.IsValid(text, out var length) && length == Bytes
            ? SHA256.HashData(Base64Url.DecodeFromChars(text))
            : null;

    /// <summary>The link as people open it.</summary>
    public string At(string baseUrl, string page) => $"{baseUrl.TrimEnd('/')}/{page}?token={Text}";
}
