using System.Net;
using System.Net.Sockets;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Web.Hosting;

internal static class Address
{
    /// <summary>
    /// Checks the port before a server is started in vain, and before the web server reports a taken port in its own
    /// way: with a stack trace.
    /// </summary>
    /// <exception cref="CannotStartException">If another program uses the port, or this user may not.</exception>
    public static void RefuseTaken(IEnumerable<string> urls)
    {
        foreach (var url in urls)
        {
            var address = Parse(url);
            foreach (var ip in Listening(address).Where(ip => Supports(ip)))
            {
                Try(new IPEndPoint(ip, address.Port));
            }
        }
    }

    /// <summary>
    /// Where people open ShopFlow: from the settings, or else an address that a browser on this machine can open.
    /// </summary>
    public static string ForPeople(IConfiguration configuration, IEnumerable<string> addresses) =>
        (
            configuration["ShopFlow:Url"] is { Length: > 0 } url
                ? url
                : addresses.FirstOrDefault() ?? ShopFlowHost.DefaultUrl
        )
            .TrimEnd('/')
            .Replace("//*:", "//localhost:", StringComparison.Ordinal)
            .Replace("//+:", "//localhost:", StringComparison.Ordinal)
            .Replace("//[::]:", "//localhost:", StringComparison.Ordinal)
            .Replace("//0.0.0.0:", "//localhost:", StringComparison.Ordinal);

    private static BindingAddress Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new CannotStartException(
                $"{url} is not an address to listen on. It looks like this: http://localhost:5080"
            );
        }
    }

    private static IEnumerable<IPAddress> Listening(BindingAddress address) =>
        address.IsUnixPipe || address.IsNamedPipe ? []
        : IPAddress.TryParse(address.Host, out var ip) ? [ip]
        : address.Host is "localhost" ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : [IPAddress.Any];

    private static bool Supports(IPAddress ip) =>
        ip.AddressFamily is AddressFamily.InterNetwork
            ? Socket.OSSupportsIPv4
            : Socket.OSSupportsIPv6;

    private static void Try(IPEndPoint endPoint)
    {
        using var listener = new TcpListener(endPoint);
        try
        {
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new CannotStartException(Explain(endPoint.Port, exception.SocketErrorCode));
        }
    }

    private static string Explain(int port, SocketError error) =>
        error switch
        {
            SocketError.AddressAlreadyInUse =>
                $"Port {port} is taken by another program. Stop that one, or choose another port, for example with "
                    + $"--urls http://localhost:{port + 1}",
            SocketError.AccessDenied =>
                $"ShopFlow may not listen on port {port}. Choose one above 1023, for example with --urls http://localhost:5080",
            _ =>
                "ShopFlow cannot listen on the address it was given. Choose another one with --urls http://localhost:5080",
        };
}
