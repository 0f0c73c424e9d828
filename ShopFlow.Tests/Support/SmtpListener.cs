using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ShopFlow.Tests.Support;

/// <summary>A mail server that accepts and keeps everything.</summary>
internal sealed class SmtpListener : IDisposable
{
    private readonly TcpListener listener;
    private readonly X509Certificate2? certificate;
    private readonly Task listening;
    private readonly TaskCompletionSource<(string Text, bool IsSecure)> taken = new();

    /// <param name="port">0 picks a free port.</param>
    /// <param name="certificate">Null for a server without TLS.</param>
    /// <param name="isSecureFromTheStart">Otherwise the server offers STARTTLS.</param>
    public SmtpListener(
        int port = 0,
        X509Certificate2? certificate = null,
        bool isSecureFromTheStart = false
    )
    {
        this.certificate = certificate;
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        listening = ListenAsync(isSecureFromTheStart);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool HasTaken => taken.Task.IsCompleted;

    /// <summary>The first message with its headers, and whether it came over TLS.</summary>
    public Task<(string Text, bool IsSecure)> Message =>
        taken.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public void Dispose() => listener.Dispose();

    private async Task ListenAsync(bool isSecureFromTheStart)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var plain = client.GetStream();
        await using var stream = isSecureFromTheStart ? await SecureAsync(plain) : plain;
        await TalkAsync(stream, "220 ready");
    }

    private async Task<Stream> SecureAsync(Stream plain)
    {
        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(certificate!);
        return secure;
    }

    private async Task TalkAsync(Stream stream, string? greeting)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII)
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        if (greeting is not null)
            await writer.WriteLineAsync(greeting);

        while (await reader.ReadLineAsync() is { } line)
        {
            await writer.WriteLineAsync(Answer(line, stream is SslStream));
            if (line == "STARTTLS")
            {
                await using var secure = await SecureAsync(stream);
                await TalkAsync(secure, greeting: null);
                return;
            }

            if (line == "DATA")
            {
                taken.SetResult((await BodyAsync(reader), stream is SslStream));
                await writer.WriteLineAsync("250 taken");
            }
        }
    }

    private string Answer(string line, bool isSecure) =>
        line switch
        {
            "DATA" => "354 go on",
            "STARTTLS" => "220 go on",
            "QUIT" => "221 bye",
            _ when line.StartsWith("EHLO", StringComparison.Ordinal) => certificate is null
            || isSecure
                ? "250 here"
                : "250-here\r\n250 STARTTLS",
            _ => "250 fine",
        };

    private static async Task<string> BodyAsync(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            body.AppendLine(line);

        return body.ToString();
    }
}
