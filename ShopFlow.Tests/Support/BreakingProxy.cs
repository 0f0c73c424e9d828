using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ShopFlow.Tests.Support;

/// <summary>
/// A proxy between client and server. It breaks the client's connection once a given message has reached the server.
/// </summary>
internal sealed class BreakingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task serving;

    public BreakingProxy(string host, int port, string message)
    {
        listener.Start();
        EndPoint server = host.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{host}/.s.PGSQL.{port}")
            : new DnsEndPoint(host, port);
        serving = ServeAsync(server, Encoding.ASCII.GetBytes(message));
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task ServeAsync(EndPoint address, byte[] message)
    {
        while (!stopping.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(stopping.Token);
            using var socket =
                address.AddressFamily == AddressFamily.Unix
                    ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                    : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address, stopping.Token);
            await using var server = new NetworkStream(socket);
            using var answering = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
            var answers = server.CopyToAsync(client.GetStream(), answering.Token);
            var last = await PassUntilAsync(client.GetStream(), server, message);
            // The answer could arrive before the connection breaks, so stop passing answers before the server gets the
            // message.
            await answering.CancelAsync();
            await answers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await server.WriteAsync(last, stopping.Token);
            client.Client.Close(0);
        }
    }

    /// <returns>The message itself, which was not passed on yet. Empty if the client disconnected.</returns>
    private async Task<ReadOnlyMemory<byte>> PassUntilAsync(
        NetworkStream from,
        NetworkStream to,
        byte[] message
    )
    {
        var buffer = new byte[16_384];
        while (await from.ReadAsync(buffer, stopping.Token) is > 0 and var length)
        {
            var read = buffer.AsMemory(0, length);
            if (read.Span.IndexOf(message) >= 0)
            {
                return read;
            }

            await to.WriteAsync(read, stopping.Token);
        }

        return default;
    }
}
