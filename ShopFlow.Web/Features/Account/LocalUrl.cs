namespace ShopFlow.Web.Features.Account;

/// <summary>Where somebody wanted to go before the sign-in: only ever to a page of this ShopFlow.</summary>
internal static class LocalUrl
{
    /// <summary>The start page instead of anything that a browser might read as another server's address.</summary>
    public static string Of(string? address, string start = "/") =>
        address is ['/', .. var rest]
        && !rest.StartsWith('/')
        && !rest.StartsWith('\\')
        && !address.Any(char.IsControl)
            ? address
            : start;
}
