using System.Net;

namespace ShopFlow.Web.Hosting.Hardening;

internal static class Loopback
{
    /// <summary>True if the browser runs on this machine, judging by the host name it used.</summary>
    public static bool IsToLoopback(this HttpRequest request) =>
        request.Host.Host is "localhost"
        || request.Host.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (
            IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address)
            && IPAddress.IsLoopback(address)
        );
}
