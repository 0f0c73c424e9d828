using System.Net.Sockets;
using Npgsql;

namespace ShopFlow.Web.Faults;

/// <summary>Tells a read that failed because of the server or the connection from a bug.</summary>
internal static class DatabaseTrouble
{
    /// <summary>True if the server or the connection stopped the work; any other exception is thrown.</summary>
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
