using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ShopFlow.Data.Hosting;

/// <summary>What postmaster.pid says about the server that runs, or ran, on a data folder.</summary>
internal sealed record PostmasterFile(int ProcessId, int Port, string SocketFolder, bool IsReady)
{
    public static PostmasterFile? Read(string dataFolder)
    {
        var lines = Lines(PathIn(dataFolder));
        return
            lines.Length >= 5
            && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process)
            && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
            ? new(process, port, lines[4], lines is [.., var last] && last.Trim() is "ready")
            : null;
    }

    /// <summary>
    /// Removes the file of a dead server if its process id now belongs to another program, as after a restart of the
    /// machine or container: PostgreSQL would refuse to start. If the process id is free, PostgreSQL cleans up by
    /// itself.
    /// </summary>
    public static void RemoveIfStale(string dataFolder)
    {
        if (
            Read(dataFolder) is { } postmaster
            && postmaster.FindProcess() is { } process
            && !process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
        )
        {
            File.Delete(PathIn(dataFolder));
        }
    }

    /// <summary>
    /// Kills a server that still answers on its own socket, so that the process id in the file is surely its own.
    /// </summary>
    public static async Task KillAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (Read(dataFolder) is { } left && await left.AcceptsAsync(cancellationToken))
        {
            using var process = left.FindProcess();
            process?.Kill(entireProcessTree: true);
            await (process?.WaitForExitAsync(cancellationToken) ?? Task.CompletedTask);
        }
    }

    /// <summary>
    /// A killed server stays listed until its parent has noticed, but it no longer accepts connections.
    /// </summary>
    public async Task<bool> AcceptsAsync(CancellationToken cancellationToken)
    {
        EndPoint address =
            SocketFolder.Length > 0
                ? new UnixDomainSocketEndPoint(Path.Combine(SocketFolder, $".s.PGSQL.{Port}"))
                : new IPEndPoint(IPAddress.Loopback, Port);
        using var socket = new Socket(
            address.AddressFamily,
            SocketType.Stream,
            ProtocolType.Unspecified
        );
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public Process? FindProcess()
    {
        try
        {
            return Process.GetProcessById(ProcessId);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The server may remove the file at any time.</summary>
    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string PathIn(string dataFolder) => Path.Combine(dataFolder, "postmaster.pid");
}
