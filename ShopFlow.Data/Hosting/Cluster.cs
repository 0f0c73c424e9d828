namespace ShopFlow.Data.Hosting;

/// <summary>Creates the server's data, once.</summary>
internal sealed class Cluster(DataFolder folder, PostgresBinaries binaries)
{
    // PostgreSQL 17 and newer has its own C.UTF-8; before that Linux has it, and elsewhere C sorts the same way.
    private IEnumerable<string> Locale =>
        binaries.Major >= 17
            ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        : OperatingSystem.IsLinux() ? ["--locale=C.UTF-8"]
        : ["--locale=C"];

    public async Task InitialiseAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder.Data))
        {
            return;
        }

        // A power cut halfway through must not leave data that looks complete.
        var unfinished = folder.Data + ".unfinished";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await Secret.WriteAsync(folder.PasswordFile, cancellationToken);
        var result = await ServerAccount.Current.RunAsync(
            binaries.InitDb,
            [.. Arguments(unfinished), .. Locale],
            cancellationToken
        );
        if (!result.Succeeded)
        {
            await File.WriteAllTextAsync(
                folder.Log,
                result.Output + result.Errors,
                cancellationToken
            );
            throw new CannotStartException(
                $"PostgreSQL could not create its data in {folder.Data}. Its report is in {folder.Log}."
            );
        }

        Directory.Move(unfinished, folder.Data);
    }

    private IEnumerable<string> Arguments(string data) =>
        [
            $"--pgdata={data}",
            $"--username={PrivateServer.Superuser}",
            $"--pwfile={folder.PasswordFile}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-instructions",
        ];
}
