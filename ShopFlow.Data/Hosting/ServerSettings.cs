using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ShopFlow.Data.Hosting;

/// <summary>
/// A private server's settings, on pg_ctl's command line, so that they come with ShopFlow rather than the data.
/// </summary>
internal static class ServerSettings
{
    // PostgreSQL's errors quote rows and values, which must not be logged: ShopFlow reports errors itself.
    private static readonly string[] Always =
    [
        "log_min_messages=fatal",
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        // Pages run many short queries: for one that looks expensive, compiling would take longer than running it.
        "jit=off",
        // Nobody copies a private server while it runs. So data that a transaction adds to a table it created itself is
        // written once, without WAL.
        "wal_level=minimal",
        "max_wal_senders=0",
    ];

    private static readonly string[] Throwaway =
    [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "max_connections=200",
    ];

    // Collects how long each kind of statement takes, without its values; those with passwords are left out.
    private static readonly string[] Statements =
    [
        "shared_preload_libraries=pg_stat_statements",
        "pg_stat_statements.track_utility=off",
    ];

    // The number only names the socket; on Windows it is a port that was free when ShopFlow started.
    private static readonly int Port = OperatingSystem.IsWindows() ? FreePort() : 5432;

    /// <param name="socketFolder">Has no characters that a shell would interpret.</param>
    /// <param name="collectsStatements">If the library for it is missing, the server doesn't start.</param>
    public static string For(string socketFolder, bool isThrowaway, bool collectsStatements)
    {
        var local = OperatingSystem.IsWindows()
            ? "listen_addresses=127.0.0.1"
            : $"unix_socket_directories={socketFolder} -c listen_addresses=";
        var settings = Of(isThrowaway, collectsStatements).Append(local);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"-p {Port} {string.Join(' ', settings.Select(setting => "-c " + setting))}"
        );
    }

    /// <summary>All but the settings for where the server listens.</summary>
    public static IEnumerable<string> Of(bool isThrowaway, bool collectsStatements) =>
        Always.Concat(isThrowaway ? Throwaway : []).Concat(collectsStatements ? Statements : []);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
