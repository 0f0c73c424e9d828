using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ShopFlow.Data.Hosting;

/// <summary>The settings that a private server starts with, on pg_ctl's command line: they follow ShopFlow, not the data.</summary>
internal static class ServerSettings
{
    // Errors name rows and values, which belong in no log: ShopFlow reports what it meets by itself.
    private static readonly string[] Always =
    [
        "log_min_messages=fatal",
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        // Pages are many short queries: one that looks expensive would compile for longer than it runs.
        "jit=off",
        // Nobody copies a private server while it runs. So what one transaction both makes and fills is written once, without a log.
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

    // What statements of a kind take, with placeholders for their values; those that name passwords are not kept at all.
    private static readonly string[] Statements =
    [
        "shared_preload_libraries=pg_stat_statements",
        "pg_stat_statements.track_utility=off",
    ];

    // The number only names the socket; on Windows it is a port that was free when ShopFlow started.
    private static readonly int Port = OperatingSystem.IsWindows() ? FreePort() : 5432;

    /// <param name="socketFolder">Holds no character that a shell minds.</param>
    /// <param name="collectsStatements">The server does not start when it has not got the library for that.</param>
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

    /// <summary>Without where the server listens.</summary>
    public static IEnumerable<string> Of(bool isThrowaway, bool collectsStatements) =>
        Always.Concat(isThrowaway ? Throwaway : []).Concat(collectsStatements ? Statements : []);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
