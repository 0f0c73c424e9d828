using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ShopFlow.Tests.Support;

/// <summary>Stands between a client and the server, and breaks the connection once a message has passed to the server.</summary>
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
            var answers = server.CopyToAsync(client.GetStream(), stopping.Token);
            await PassAsync(client.GetStream(), server, message);
            client.Client.Close(0);
            await answers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, byte[] message)
    {
        var buffer = new byte[16_384];
        while (await from.ReadAsync(buffer, stopping.Token) is > 0 and var length)
        {
            await to.WriteAsync(buffer.AsMemory(0, length), stopping.Token);
            if (buffer.AsSpan(0, length).IndexOf(message) >= 0)
            {
                return;
            }
        }
    }
}
