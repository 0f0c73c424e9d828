namespace ShopFlow.Web.Features.Account.Passkeys;

/// <summary>What the script writes into a <see cref="PasskeyForm"/>.</summary>
public sealed class PasskeyAnswer
{
    public string? Credential { get; set; }

    internal bool IsGiven => !string.IsNullOrEmpty(Credential);

    /// <summary>Copied from the check box of the sign-in form.</summary>
    public bool IsKept { get; set; }
}
