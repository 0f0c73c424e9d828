using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ShopFlow.Data.Hosting;

/// <summary>Starts, watches and stops the server process of one data folder.</summary>
internal sealed class Postmaster(DataFolder folder, PostgresBinaries binaries, bool isThrowaway)
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(200);
    private const int Retries = 50;

    private readonly int port = OperatingSystem.IsWindows() ? FreePort() : 5432;
    private Process? keeper;

    /// <summary>Starts the server, or adopts the one that a killed ShopFlow left behind.</summary>
    public async Task<PostmasterFile> StartAsync(CancellationToken cancellationToken)
    {
        PostmasterFile.RemoveIfStale(folder.Data);
        if (!await IsRunningAsync(cancellationToken))
        {
            await LaunchAsync(cancellationToken);
        }

        if (isThrowaway && !OperatingSystem.IsWindows())
        {
            keeper ??= Keep();
        }

        return PostmasterFile.Read(folder.Data) ?? throw DidNotStart();
    }

    /// <summary>Starts the server again whenever it dies, until cancelled. ShopFlow shows it as unreachable meanwhile.</summary>
    public async Task SuperviseAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(RetryEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                using var process = PostmasterFile.Read(folder.Data)?.FindProcess();
                await (process?.WaitForExitAsync(cancellationToken) ?? Task.CompletedTask);
                await RestartAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server is stopped on purpose.
        }
    }

    public async Task StopAsync()
    {
        if (keeper is not null)
        {
            keeper.StandardInput.Close();
            await keeper.WaitForExitAsync();
            keeper.Dispose();
            return;
        }

        var stopped = await ControlAsync(
            "stop",
            ["--mode=fast", "--timeout=20"],
            CancellationToken.None
        );
        if (!stopped.Succeeded)
        {
            await StopAtOnceAsync();
        }
    }

    public Task StopAtOnceAsync() =>
        ControlAsync("stop", ["--mode=immediate"], CancellationToken.None);

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StartAsync(cancellationToken);
        }
        catch (CannotStartException)
        {
            // The next turn tries again; until then every page says that the database is unreachable.
        }
    }

    /// <summary>Right after a kill -9 the dead server's workers may still hold its memory: they go within moments.</summary>
    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        folder.TurnLog();
        using var timer = new PeriodicTimer(RetryEvery);
        for (var attempt = 1; ; attempt++)
        {
            var started = await ControlAsync(
                "start",
                await StartArgumentsAsync(cancellationToken),
                cancellationToken
            );
            if (started.Succeeded)
            {
                return;
            }

            if (attempt == Retries || !folder.LogMentions("shared memory block"))
            {
                throw DidNotStart();
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private async Task<bool> IsRunningAsync(CancellationToken cancellationToken) =>
        (await ControlAsync("status", [], cancellationToken)).Succeeded;

    private Task<ProgramResult> ControlAsync(
        string command,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    ) =>
        ServerAccount.Current.RunAsync(
            binaries.PgCtl,
            [command, $"--pgdata={folder.Data}", "--silent", .. arguments],
            cancellationToken
        );

    private async Task<IEnumerable<string>> StartArgumentsAsync(
        CancellationToken cancellationToken
    ) =>
        [
            "--wait",
            "--timeout=120",
            $"--log={folder.Log}",
            $"--options={await SettingsAsync(cancellationToken)}",
        ];

    private async Task<string> SettingsAsync(CancellationToken cancellationToken)
    {
        // Errors name rows and values, which belong in no log: ShopFlow reports what it meets by itself.
        List<string> settings =
        [
            "log_min_messages=fatal",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
        ];
        settings.AddRange(
            OperatingSystem.IsWindows()
                ? ["listen_addresses=127.0.0.1"]
                :
                [
                    "listen_addresses=",
                    $"unix_socket_directories={await folder.SocketFolderAsync(cancellationToken)}",
                ]
        );
        if (isThrowaway)
        {
            settings.AddRange([
                "fsync=off",
                "synchronous_commit=off",
                "full_page_writes=off",
                "max_connections=200",
            ]);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"-p {port} {string.Join(' ', settings.Select(setting => "-c " + setting))}"
        );
    }

    /// <summary>
    /// A shell that reads from this process: when it ends, even by kill -9, the reading ends, and the shell stops the
    /// server and removes its folder.
    /// </summary>
    private Process Keep() =>
        ServerAccount.Current.Start(
            "/bin/sh",
            [
                "-c",
                "trap '' INT TERM HUP; exec >/dev/null 2>&1; cat; \"$0\" stop -D \"$1\" -m immediate; rm -rf \"$2\" \"$3\"",
                binaries.PgCtl,
                folder.Data,
                folder.Root,
                PostmasterFile.Read(folder.Data)?.SocketFolder ?? folder.Root,
            ]
        );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private CannotStartException DidNotStart() =>
        new(
            $"PostgreSQL did not start on the data folder {folder.Data}. Its report is in {folder.Log}."
        );
}
