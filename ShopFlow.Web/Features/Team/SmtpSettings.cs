using MailKit.Security;

namespace ShopFlow.Web.Features.Team;

/// <summary>The settings section <c>ShopFlow:Smtp</c>: the server that mails invitations, if any.</summary>
internal sealed class SmtpSettings
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>False only for a mail server on the same machine.</summary>
    public bool UsesTls { get; set; } = true;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public string From { get; set; } = "";

    public bool IsComplete => Host.Length > 0 && From.Length > 0;

    /// <summary>
    /// Port 465 uses TLS from the first byte; any other starts in plain text and switches to TLS, or nothing is sent.
    /// </summary>
    public SecureSocketOptions Security =>
        !UsesTls ? SecureSocketOptions.None
        : Port == 465 ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;
}
