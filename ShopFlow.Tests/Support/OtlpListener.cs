using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ShopFlow.Tests.Support;

/// <summary>
/// A collector that accepts every export over HTTP and keeps its bytes. Names in them are plain text.
/// </summary>
internal sealed class OtlpListener : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, string Body)> exports = new();

    public OtlpListener()
    {
        Url = $"http://127.0.0.1:{FreePort()}/";
        listener.Prefixes.Add(Url);
        listener.Start();
        _ = ListenAsync();
    }

    public string Url { get; }

    public string Sent(string path) =>
        string.Concat(exports.Where(export => export.Path == path).Select(export => export.Body));

    public void Dispose() => listener.Close();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                exports.Enqueue((context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // Disposing closed the listener.
        }
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
