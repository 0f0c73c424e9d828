using System.Net;
using System.Net.Sockets;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>A proxy between browser and server that counts the bytes that the server sends.</summary>
internal sealed class CountingWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task listening;
    private long received;

    public CountingWire(Uri server)
    {
        listener.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listening = ListenAsync(server);
    }

    public Uri Url { get; }

    public long Received => Interlocked.Read(ref received);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task ListenAsync(Uri server)
    {
        while (true)
        {
            var browser = await listener.AcceptTcpClientAsync(stopping.Token);
            _ = PassAsync(browser, server);
        }
    }

    private async Task PassAsync(TcpClient browser, Uri server)
    {
        using (browser)
        {
            using var there = new TcpClient();
            await there.ConnectAsync(server.Host, server.Port, stopping.Token);
            await Task.WhenAny(
                CopyAsync(browser.GetStream(), there.GetStream(), isCounted: false),
                CopyAsync(there.GetStream(), browser.GetStream(), isCounted: true)
            );
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool isCounted)
    {
        var buffer = new byte[65_536];
        while (await from.ReadAsync(buffer, stopping.Token) is > 0 and var length)
        {
            if (isCounted)
                Interlocked.Add(ref received, length);

            await to.WriteAsync(buffer.AsMemory(0, length), stopping.Token);
        }
    }
}
