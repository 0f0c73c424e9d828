namespace ShopFlow.Web.Features.Account;

/// <summary>Where somebody wanted to go before signing in: always a page of this ShopFlow.</summary>
internal static class LocalUrl
{
    /// <summary>Returns the start page for anything a browser could read as another server's address.</summary>
    public static string Of(string? address, string start = "/") =>
        address is ['/', .. var rest]
        && !rest.StartsWith('/')
        && !rest.StartsWith('\\')
        && !address.Any(char.IsControl)
            ? address
            : start;
}
