namespace ShopFlow.Web.Features.Account.Passkeys;

/// <summary>What the script puts into a <see cref="PasskeyForm"/>.</summary>
public sealed class PasskeyAnswer
{
    public string? Credential { get; set; }

    internal bool IsGiven => !string.IsNullOrEmpty(Credential);

    /// <summary>As the sign-in's own form has it checked.</summary>
    public bool IsKept { get; set; }
}
