using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ShopFlow.Data.Hosting;

/// <summary>
/// The account that runs PostgreSQL's programs. PostgreSQL refuses to run as root, so root switches to the user
/// postgres, or to nobody if there is none. Everyone else runs the programs as themselves.
/// </summary>
internal sealed record ServerAccount(string Name, int? UserId, int? GroupId)
{
    public static readonly ServerAccount Self = new(Environment.UserName, null, null);
    public static readonly ServerAccount Current = Find();

    public bool IsAnother => UserId is not null;

    public async Task<ProgramResult> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken,
        string? workingFolder = null
    )
    {
        using var process = Start(program, arguments, workingFolder);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new(process.ExitCode, output, await errors);
    }

    public Process Start(
        string program,
        IReadOnlyList<string> arguments,
        string? workingFolder = null
    )
    {
        var command = IsAnother ? [.. HandOver(), program, .. arguments] : arguments;
        var start = new ProcessStartInfo(IsAnother ? "setpriv" : program, command)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The account may not be allowed to enter the folder that ShopFlow was started in.
            WorkingDirectory =
                workingFolder ?? Path.GetPathRoot(Environment.SystemDirectory) ?? "/",
        };
        ForgetClientSettings(start);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new CannotStartException(
                $"ShopFlow needs the program {start.FileName} to start PostgreSQL, and could not run it. "
                    + "Install it, or name a server with ConnectionStrings__ShopFlow."
            );
        }
    }

    /// <summary>Gives the account ownership of a file or folder that ShopFlow created.</summary>
    public async Task GiveAsync(string path, CancellationToken cancellationToken)
    {
        if (IsAnother)
        {
            var owner = string.Create(CultureInfo.InvariantCulture, $"{UserId}:{GroupId}");
            await Self.RunAsync("chown", [owner, path], cancellationToken);
        }
    }

    private IEnumerable<string> HandOver() =>
        [
            string.Create(CultureInfo.InvariantCulture, $"--reuid={UserId}"),
            string.Create(CultureInfo.InvariantCulture, $"--regid={GroupId}"),
            "--clear-groups",
            "--",
        ];

    /// <summary>PGDATA, PGPORT and the like are meant for a different server.</summary>
    private static void ForgetClientSettings(ProcessStartInfo start)
    {
        foreach (
            var name in start
                .Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal))
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
    }

    private static ServerAccount Find()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return Self;
        }

        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToList();
        var account =
            accounts.Find(fields => fields[0] is "postgres")
            ?? accounts.Find(fields => fields[0] is "nobody")
            ?? throw new CannotStartException(
                "PostgreSQL does not run as root, and this machine has no user named postgres. "
                    + "Create one, or start ShopFlow as an ordinary user."
            );
        return new(
            account[0],
            int.Parse(account[2], CultureInfo.InvariantCulture),
            int.Parse(account[3], CultureInfo.InvariantCulture)
        );
    }
}

internal readonly record struct ProgramResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;
}
