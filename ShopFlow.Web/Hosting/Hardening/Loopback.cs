using System.Net;

namespace ShopFlow.Web.Hosting.Hardening;

internal static class Loopback
{
    /// <summary>True when the browser runs on this machine, as the name says by which it reached ShopFlow.</summary>
    public static bool IsToLoopback(this HttpRequest request) =>
        request.Host.Host is "localhost"
        || request.Host.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (
            IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address)
            && IPAddress.IsLoopback(address)
        );
}
