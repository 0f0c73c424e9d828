using System.Globalization;
using System.Text.RegularExpressions;

namespace ShopFlow.Data.Hosting;

/// <summary>A folder with initdb, pg_ctl and postgres, all of one version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    public string InitDb => Program(Folder, "initdb");
    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>
    /// Whether the server can collect statement statistics: that library is part of contrib, which may be missing.
    /// </summary>
    public bool BringsStatements =>
        Array.Exists(Libraries, library => File.Exists(Path.Combine(Folder, "..", library)));

    private static readonly string[] Libraries =
    [
        .. from folder in new[] { "lib", "lib/postgresql" }
        from suffix in new[] { ".so", ".dylib", ".dll" }
        select $"{folder}/pg_stat_statements{suffix}",
    ];

    public static string Program(string folder, string name) => Path.Combine(folder, name + Suffix);

    /// <summary>Null if one of the three is missing, or the server's account can't run them.</summary>
    public static async Task<PostgresBinaries?> InspectAsync(
        string folder,
        CancellationToken cancellationToken
    )
    {
        if (
            !Array.TrueForAll(
                ["initdb", "pg_ctl", "postgres"],
                name => File.Exists(Program(folder, name))
            )
        )
        {
            return null;
        }

        var asked = await ServerAccount.Current.RunAsync(
            Program(folder, "postgres"),
            ["--version"],
            cancellationToken
        );
        var version = VersionNumber().Match(asked.Output);
        return version.Success
            ? new(
                folder,
                int.Parse(version.Groups["major"].ValueSpan, CultureInfo.InvariantCulture)
            )
            : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex VersionNumber();
}
