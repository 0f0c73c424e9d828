using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ShopFlow.Tests.Database.Hosting;

/// <summary>
/// A fake server that only tells its version, because no machine that runs the tests has a PostgreSQL this old.
/// </summary>
internal sealed class OldServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public OldServer()
    {
        listener.Start();
        Served = ServeAsync();
    }

    public Task Served { get; }

    public string ConnectionString =>
        $"Host=127.0.0.1;Port={((IPEndPoint)listener.LocalEndpoint).Port};Username=u;Database=d;Pooling=false;"
        + "SslMode=Disable;GssEncryptionMode=Disable;Server Compatibility Mode=NoTypeLoading";

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var length = new byte[4];
        await stream.ReadExactlyAsync(length);
        await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(length) - 4]);
        await stream.WriteAsync(
            (byte[])
                [
                    .. Message('R', [0, 0, 0, 0]),
                    .. Message('S', Encoding.ASCII.GetBytes("server_version\0" + "14.9\0")),
                    .. Message('K', [0, 0, 0, 1, 0, 0, 0, 1]),
                    .. Message('Z', [(byte)'I']),
                ]
        );
    }

    private static byte[] Message(char type, byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length + 4);
        return [(byte)type, .. length, .. body];
    }
}
