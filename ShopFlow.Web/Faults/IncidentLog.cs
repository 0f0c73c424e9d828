using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ShopFlow.Web.Faults;

/// <summary>
/// Logs an unexpected error under a reference number that the person sees. PostgreSQL's message is left out, because it
/// quotes rows.
/// </summary>
internal sealed class IncidentLog(ILogger<IncidentLog> logger)
{
    public string Report(Exception exception, string where)
    {
        var reference = RandomNumberGenerator.GetHexString(6);
        logger.LogError(
            "Incident {Reference} at {Where}: {Details}",
            reference,
            where,
            Describe(exception)
        );
        return reference;
    }

    private static string Describe(Exception exception)
    {
        var text = new StringBuilder();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            text.Append(current.GetType().FullName).Append(": ").AppendLine(Words(current));
            text.AppendLine(current.StackTrace);
        }

        return text.ToString();
    }

    private static string Words(Exception exception) =>
        exception switch
        {
            PostgresException refused => $"SQLSTATE {refused.SqlState} {refused.ConstraintName}",
            NpgsqlException or DbUpdateException => "(message withheld)",
            _ => exception.Message,
        };
}
