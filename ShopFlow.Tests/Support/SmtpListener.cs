using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ShopFlow.Tests.Support;

/// <summary>A mail server that takes everything, and keeps it.</summary>
internal sealed class SmtpListener : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task listening;
    private readonly TaskCompletionSource<string> message = new();

    public SmtpListener()
    {
        listener.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The first message, with its headers.</summary>
    public Task<string> Message => message.Task.WaitAsync(TimeSpan.FromSeconds(60));

    private async Task ListenAsync()
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII)
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            await writer.WriteLineAsync(line == "DATA" ? "354 go on" : "250 fine");
            if (line == "DATA")
            {
                message.SetResult(await BodyAsync(reader));
                await writer.WriteLineAsync("250 taken");
            }
        }
    }

    private static async Task<string> BodyAsync(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            body.AppendLine(line);

        return body.ToString();
    }

    public void Dispose() => listener.Dispose();
}
