using System.Net.Sockets;
using Npgsql;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Web.Faults;

/// <summary>Tells a read that failed because of the server or the line to it from a programmer's fault.</summary>
internal static class DatabaseTrouble
{
    /// <summary>True when the server or the line to it stopped the work; whatever else happens is thrown.</summary>
    public static async Task<bool> StopsAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (Exception exception) when (Explains(exception))
        {
            return true;
        }
    }

    /// <summary>What such an exception means for a write that had not begun.</summary>
    public static SaveOutcome OutcomeOf(Exception exception) =>
        IsOverload(exception)
            ? new SaveOutcome.Busy(IsOverloaded: true)
            : new SaveOutcome.Unreachable(MayHaveSaved: false);

    private static bool IsOverload(Exception? exception) =>
        exception is PostgresException { SqlState: ['5', '3', ..] }
        || (
            exception is NpgsqlException
            && exception.Message.Contains("pool has been exhausted", StringComparison.Ordinal)
        )
        || (exception?.InnerException is { } inner && IsOverload(inner));

    public static bool Explains(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is PostgresException refused)
            {
                return refused.IsTransient
                    || refused.SqlState
                        is PostgresErrorCodes.QueryCanceled
                            or PostgresErrorCodes.InvalidCatalogName;
            }

            if (current is NpgsqlException or SocketException or TimeoutException)
            {
                return true;
            }
        }

        return false;
    }
}
