using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Team;

namespace ShopFlow.Tests.Unit.Team;

public sealed class StaffMailTests : IDisposable
{
    private readonly X509Certificate2 certificate = TestCertificate.Create();

    public void Dispose() => certificate.Dispose();

    [Theory]
    [InlineData(465, true, SecureSocketOptions.SslOnConnect)]
    [InlineData(587, true, SecureSocketOptions.StartTls)]
    [InlineData(2525, true, SecureSocketOptions.StartTls)]
    [InlineData(465, false, SecureSocketOptions.None)]
    [InlineData(25, false, SecureSocketOptions.None)]
    public void The_port_decides_how_TLS_starts(
        int port,
        bool usesTls,
        SecureSocketOptions expected
    )
    {
        Assert.Equal(expected, new SmtpSettings { Port = port, UsesTls = usesTls }.Security);
    }

    [Fact]
    public async Task A_message_is_delivered_to_the_mail_server()
    {
        using var server = new SmtpListener();

        Assert.True(await SendAsync(Mail(server.Port, usesTls: false)));

        var (text, isSecure) = await server.Message;
        Assert.Contains("To: grace@shop.example", text, StringComparison.Ordinal);
        Assert.Contains("Open the link", text, StringComparison.Ordinal);
        Assert.False(isSecure);
    }

    [SkippableFact]
    public async Task On_port_465_TLS_starts_before_anything_else()
    {
        using var server = OnPort465();

        Assert.True(await SendAsync(Mail(server.Port, usesTls: true, certificate)));

        var (text, isSecure) = await server.Message;
        Assert.Contains("Open the link", text, StringComparison.Ordinal);
        Assert.True(isSecure);
    }

    [SkippableFact]
    public async Task Nothing_is_sent_to_a_server_with_an_untrusted_certificate()
    {
        using var server = OnPort465();

        Assert.False(await SendAsync(Mail(server.Port, usesTls: true)));

        Assert.False(server.HasTaken);
    }

    [Fact]
    public async Task On_any_other_port_the_connection_is_upgraded_with_STARTTLS()
    {
        using var server = new SmtpListener(certificate: certificate);

        Assert.True(await SendAsync(Mail(server.Port, usesTls: true, certificate)));

        Assert.True((await server.Message).IsSecure);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_server_without_STARTTLS()
    {
        using var server = new SmtpListener();

        Assert.False(await SendAsync(Mail(server.Port, usesTls: true)));

        Assert.False(server.HasTaken);
    }

    [Fact]
    public async Task An_unreachable_mail_server_does_not_throw()
    {
        int port;
        using (var gone = new SmtpListener())
            port = gone.Port;

        Assert.False(await SendAsync(Mail(port, usesTls: false)));
    }

    [Theory]
    [InlineData("no address", "grace@shop.example")]
    [InlineData("shop@shop.example", "no address")]
    public async Task An_invalid_address_does_not_throw(string from, string to)
    {
        using var server = new SmtpListener();

        Assert.False(await SendAsync(Mail(server.Port, usesTls: false, from: from), to));
    }

    private static Task<bool> SendAsync(StaffMail mail, string to = "grace@shop.example") =>
        mail.SendAsync(to, "Join", "Open the link", default);

    private SmtpListener OnPort465()
    {
        try
        {
            return new(465, certificate, isSecureFromTheStart: true);
        }
        catch (SocketException refused)
        {
            Skip.If(true, $"Port 465 is not to be had here: {refused.SocketErrorCode}.");
            throw;
        }
    }

    private static StaffMail Mail(
        int port,
        bool usesTls,
        X509Certificate2? trusted = null,
        string from = "shop@shop.example"
    ) =>
        new(
            Options.Create(
                new SmtpSettings
                {
                    Host = "127.0.0.1",
                    Port = port,
                    UsesTls = usesTls,
                    From = from,
                }
            ),
            NullLogger<StaffMail>.Instance
        )
        {
            Trust = trusted is null
                ? null
                : (_, shown, _, _) => shown?.GetCertHashString() == trusted.GetCertHashString(),
        };
}
