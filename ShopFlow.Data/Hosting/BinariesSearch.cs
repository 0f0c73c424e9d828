namespace ShopFlow.Data.Hosting;

/// <summary>
/// Looks for PostgreSQL on PATH and where Debian, Red Hat, SUSE, Alpine, Homebrew, Postgres.app and Windows install it.
/// </summary>
internal static class BinariesSearch
{
    /// <summary>The installed versions that ShopFlow can use, newest first.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAsync(
        CancellationToken cancellationToken
    )
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Folders().Distinct(StringComparer.Ordinal))
        {
            if (
                await PostgresBinaries.InspectAsync(folder, cancellationToken) is
                { Major: >= PostgresBinaries.OldestMajor } binaries
            )
            {
                found.Add(binaries);
            }
        }

        return [.. found.OrderByDescending(binaries => binaries.Major)];
    }

    private static IEnumerable<string> Folders() =>
        OnPath().Concat(OperatingSystem.IsWindows() ? OnWindows() : OnUnix());

    /// <summary>
    /// Follows links: on Debian and with Homebrew, the programs on PATH are links into a versioned folder.
    /// </summary>
    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => new FileInfo(PostgresBinaries.Program(folder, "postgres")))
            .Where(program => program.Exists)
            .Select(program => program.ResolveLinkTarget(returnFinalTarget: true) ?? program)
            .Select(program => Path.GetDirectoryName(program.FullName)!);

    private static IEnumerable<string> OnWindows() =>
        Matching(
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles),
            "PostgreSQL/*/bin"
        );

    private static IEnumerable<string> OnUnix() =>
        [
            .. Matching("/usr/lib", "postgresql/*/bin"),
            .. Matching("/usr/lib", "postgresql*/bin"),
            .. Matching("/usr", "pgsql-*/bin"),
            .. Matching("/usr/libexec", "postgresql*"),
            .. Matching("/opt/homebrew/opt", "postgresql*/bin"),
            .. Matching("/usr/local/opt", "postgresql*/bin"),
            .. Matching("/home/linuxbrew/.linuxbrew/opt", "postgresql*/bin"),
            .. Matching("/Applications/Postgres.app/Contents/Versions", "*/bin"),
        ];

    private static IEnumerable<string> Matching(string root, string pattern) =>
        pattern
            .Split('/')
            .Aggregate(
                (IEnumerable<string>)[root],
                (folders, name) =>
                    folders
                        .Where(Directory.Exists)
                        .SelectMany(folder => Directory.EnumerateDirectories(folder, name))
            );
}
