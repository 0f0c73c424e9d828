using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ShopFlow.Web.Features.Team;

/// <summary>Mails a link to the person it is for. Whoever created it can also pass it on in other ways.</summary>
internal sealed class StaffMail(IOptions<SmtpSettings> settings, ILogger<StaffMail> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public bool IsConfigured => settings.Value.IsComplete;

    /// <summary>Null to trust what this machine trusts.</summary>
    public RemoteCertificateValidationCallback? Trust { get; init; }

    /// <summary>False if no mail server accepted it; the log has the reason, without the address or the link.</summary>
    public async Task<bool> SendAsync(
        string to,
        string subject,
        string text,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var message = Message(settings.Value.From, to, subject, text);
            await DeliverAsync(settings.Value, message, patience.Token);
            return true;
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var code = (failure as SmtpCommandException)?.StatusCode.ToString();
            StaffMailLog.NotSent(logger, code ?? failure.GetType().Name);
            return false;
        }
    }

    private static MimeMessage Message(string from, string to, string subject, string text) =>
        new(
            [MailboxAddress.Parse(from)],
            [MailboxAddress.Parse(to)],
            subject,
            new TextPart { Text = text }
        );

    private async Task DeliverAsync(
        SmtpSettings smtp,
        MimeMessage message,
        CancellationToken cancellationToken
    )
    {
        using var client = new SmtpClient
        {
            ServerCertificateValidationCallback = Trust,
            // The certificate authority of a shop's own mail server rarely publishes revocations.
            CheckCertificateRevocation = false,
        };
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security, cancellationToken);
        if (smtp.User.Length > 0)
            await client.AuthenticateAsync(smtp.User, smtp.Password, cancellationToken);

        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    /// <summary>No server there, one that breaks the protocol or refuses, or an invalid address.</summary>
    private static bool IsExpected(Exception failure) =>
        failure
            is CommandException
                or ProtocolException
                or AuthenticationException
                or SslHandshakeException
                or ServiceNotAuthenticatedException
                or SocketException
                or IOException
                or NotSupportedException
                or FormatException
                or OperationCanceledException;
}

internal static partial class StaffMailLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail was not sent: {Reason}.")]
    public static partial void NotSent(ILogger logger, string reason);
}
