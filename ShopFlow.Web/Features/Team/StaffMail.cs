using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace ShopFlow.Web.Features.Team;

/// <summary>The section <c>ShopFlow:Smtp</c> of the settings: by whom invitations are mailed, if by anybody.</summary>
internal sealed class SmtpSettings
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>Off only for a mail server on the same machine.</summary>
    public bool UsesTls { get; set; } = true;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public string From { get; set; } = "";

    public bool IsComplete => Host.Length > 0 && From.Length > 0;
}

/// <summary>Mails a link to the person it is for. Whoever made the link can hand it over by other ways too.</summary>
internal sealed class StaffMail(IOptions<SmtpSettings> settings, ILogger<StaffMail> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public bool IsConfigured => settings.Value.IsComplete;

    /// <summary>False when no mail server took it; the reason is in the log, without the address and the link.</summary>
    public async Task<bool> SendAsync(
        string to,
        string subject,
        string text,
        CancellationToken cancellationToken
    )
    {
        var smtp = settings.Value;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var message = new MailMessage(smtp.From, to, subject, text);
            using var client = Client(smtp);
            await client.SendMailAsync(message, patience.Token);
            return true;
        }
        catch (Exception failure)
            when (failure is SmtpException or FormatException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var code = (failure as SmtpException)?.StatusCode.ToString() ?? failure.GetType().Name;
            StaffMailLog.NotSent(logger, code);
            return false;
        }
    }

    private static SmtpClient Client(SmtpSettings smtp) =>
        new(smtp.Host, smtp.Port)
        {
            EnableSsl = smtp.UsesTls,
            Credentials =
                smtp.User.Length > 0 ? new NetworkCredential(smtp.User, smtp.Password) : null,
        };
}

internal static partial class StaffMailLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail was not sent: {Reason}.")]
    public static partial void NotSent(ILogger logger, string reason);
}
