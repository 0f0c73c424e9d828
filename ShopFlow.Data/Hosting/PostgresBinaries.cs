using System.Globalization;
using System.Text.RegularExpressions;

namespace ShopFlow.Data.Hosting;

/// <summary>A folder with initdb, pg_ctl and postgres of one version.</summary>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    /// <summary>Names the folder to use instead of searching; <c>npm</c> means the npm package.</summary>
    public const string FolderVariable = "SHOPFLOW_POSTGRES_BIN";

    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    public string InitDb => Program("initdb");
    public string PgCtl => Program("pg_ctl");

    private string Program(string name) => Path.Combine(Folder, name + Suffix);

    /// <summary>The installed versions that ShopFlow can run on, the newest first.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAsync(
        CancellationToken cancellationToken
    )
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Folders().Where(IsComplete).Distinct(StringComparer.Ordinal))
        {
            if (await InspectAsync(folder, cancellationToken) is { Major: >= OldestMajor } binaries)
            {
                found.Add(binaries);
            }
        }

        return [.. found.OrderByDescending(binaries => binaries.Major)];
    }

    /// <summary>The binaries for a data folder: of the version that made it, and for a new one the newest.</summary>
    internal static async Task<PostgresBinaries> ForAsync(
        DataFolder folder,
        Action<string>? say,
        CancellationToken cancellationToken
    )
    {
        var found = await CandidatesAsync(folder, say, cancellationToken);
        return folder.Version is not { } version
            ? found[0]
            : found.FirstOrDefault(binaries => binaries.Major == version)
                ?? throw new CannotStartException(
                    $"The data folder {folder.Root} was made by PostgreSQL {version}, which is not installed here any more. "
                        + $"Install PostgreSQL {version}, or name another folder with ShopFlow__DataFolder."
                );
    }

    private static async Task<IReadOnlyList<PostgresBinaries>> CandidatesAsync(
        DataFolder folder,
        Action<string>? say,
        CancellationToken cancellationToken
    )
    {
        var named = Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(named))
        {
            return [await NamedAsync(named, cancellationToken)];
        }

        var found = await FindAsync(cancellationToken);
        return found.Count > 0 ? found : throw NoneFound();
    }

    private static async Task<PostgresBinaries> NamedAsync(
        string folder,
        CancellationToken cancellationToken
    ) =>
        await InspectAsync(folder, cancellationToken) switch
        {
            null => throw new CannotStartException(
                $"{FolderVariable} names {folder}, which does not hold PostgreSQL's programs initdb, pg_ctl and postgres."
            ),
            { Major: < OldestMajor } old => throw new CannotStartException(
                $"{FolderVariable} names PostgreSQL {old.Major}, and ShopFlow needs version {OldestMajor} or newer."
            ),
            var binaries => binaries,
        };

    private static CannotStartException NoneFound() =>
        new(
            $"ShopFlow found no PostgreSQL {OldestMajor} or newer on this machine. Install one, or name a server "
                + "with ConnectionStrings__ShopFlow, or run it in containers with docker compose up."
        );

    public static async Task<PostgresBinaries?> InspectAsync(
        string folder,
        CancellationToken cancellationToken
    )
    {
        var postgres = Path.Combine(folder, "postgres" + Suffix);
        if (!IsComplete(folder))
        {
            return null;
        }

        var version = await ServerAccount.Current.RunAsync(
            postgres,
            ["--version"],
            cancellationToken
        );
        var major = VersionNumber().Match(version.Output).Groups["major"];
        return major.Success
            ? new(folder, int.Parse(major.ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    private static bool IsComplete(string folder) =>
        Array.TrueForAll(
            ["initdb", "pg_ctl", "postgres"],
            name => File.Exists(Path.Combine(folder, name + Suffix))
        );

    private static IEnumerable<string> Folders() =>
        OperatingSystem.IsWindows()
            ? OnPath().Concat(Matching(ProgramFiles, "PostgreSQL/*/bin"))
            : OnPath()
                .Concat(Matching("/usr/lib", "postgresql/*/bin"))
                .Concat(Matching("/usr/lib", "postgresql*/bin"))
                .Concat(Matching("/usr", "pgsql-*/bin"))
                .Concat(Matching("/usr/libexec", "postgresql*"))
                .Concat(Matching("/opt/homebrew/opt", "postgresql*/bin"))
                .Concat(Matching("/usr/local/opt", "postgresql*/bin"))
                .Concat(Matching("/home/linuxbrew/.linuxbrew/opt", "postgresql*/bin"))
                .Concat(Matching("/Applications/Postgres.app/Contents/Versions", "*/bin"));

    private static string ProgramFiles =>
        Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);

    /// <summary>Follows links, for Debian's and Homebrew's programs on PATH stand in for a versioned folder.</summary>
    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => new FileInfo(Path.Combine(folder, "postgres" + Suffix)))
            .Where(program => program.Exists)
            .Select(program => program.ResolveLinkTarget(returnFinalTarget: true) ?? program)
            .Select(program => Path.GetDirectoryName(program.FullName)!);

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

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex VersionNumber();
}
