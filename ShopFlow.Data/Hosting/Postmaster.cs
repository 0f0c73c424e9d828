namespace ShopFlow.Data.Hosting;

/// <summary>Starts, watches and stops the server process of one data folder.</summary>
internal sealed class Postmaster(DataFolder folder, PostgresBinaries binaries, bool isThrowaway)
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(200);
    private const int Retries = 50;

    private ShutdownWatchdog? keeper;

    /// <summary>Starts the server, or adopts the one that a killed ShopFlow left running.</summary>
    public async Task<PostmasterFile> StartAsync(CancellationToken cancellationToken)
    {
        PostmasterFile.RemoveIfStale(folder.Data);
        if (!await AdoptAsync(cancellationToken))
        {
            await LaunchAsync(cancellationToken);
        }

        var address = PostmasterFile.Read(folder.Data) ?? throw DidNotStart();
        if (isThrowaway && !OperatingSystem.IsWindows())
        {
            keeper ??= new(folder, binaries, address.SocketFolder);
        }

        return address;
    }

    /// <summary>
    /// Restarts the server whenever it dies, until cancelled. Until it is back, ShopFlow shows it as unreachable.
    /// </summary>
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
            // The server is being stopped on purpose.
        }
    }

    public async Task StopAsync()
    {
        if (keeper is not null)
        {
            await keeper.LetGoAsync();
            return;
        }

        string[] politely = ["--mode=fast", "--timeout=20"];
        if (!(await ControlAsync("stop", politely, CancellationToken.None)).Succeeded)
        {
            await ControlAsync("stop", ["--mode=immediate"], CancellationToken.None);
        }
    }

    /// <summary>
    /// A server that is still starting or stopping can't be relied on: it is stopped and started again.
    /// </summary>
    private async Task<bool> AdoptAsync(CancellationToken cancellationToken)
    {
        if (!(await ControlAsync("status", [], cancellationToken)).Succeeded)
        {
            return false;
        }

        if (PostmasterFile.Read(folder.Data) is { IsReady: true } left)
        {
            return await left.AcceptsAsync(cancellationToken);
        }

        await ControlAsync("stop", ["--mode=fast", "--timeout=20"], cancellationToken);
        return false;
    }

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StartAsync(cancellationToken);
        }
        catch (CannotStartException)
        {
            // The next round tries again; until then every page says that the database is unreachable.
        }
    }

    /// <summary>
    /// For a moment after a kill -9 the dead server is still listed, and its workers still hold its memory.
    /// </summary>
    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        folder.TurnLog();
        string[] arguments =
        [
            "--wait",
            "--timeout=120",
            $"--log={folder.Log}",
            $"--options={ServerSettings.For(await folder.SocketFolderAsync(cancellationToken), isThrowaway, binaries.BringsStatements)}",
        ];
        using var timer = new PeriodicTimer(RetryEvery);
        for (
            var attempt = 1;
            !(await ControlAsync("start", arguments, cancellationToken)).Succeeded;
            attempt++
        )
        {
            if (attempt == Retries || !folder.LogMentionsRemains())
            {
                throw DidNotStart();
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

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

    private CannotStartException DidNotStart() =>
        new(
            $"PostgreSQL did not start on the data folder {folder.Data}. Its report is in {folder.Log}."
        );
}
