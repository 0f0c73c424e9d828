using System.Diagnostics;
using System.Globalization;

namespace ShopFlow.Tests.EndToEnd.Hosting;

/// <summary>The built program, started the way people start it.</summary>
internal sealed class ShopFlowProcess : IAsyncDisposable
{
    private const string Announcement = "ShopFlow is ready at ";

    private readonly Process process;
    private readonly Task<string> errors;

    private ShopFlowProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public List<string> Output { get; } = [];

    public int Id => process.Id;

    public static ShopFlowProcess Start(
        IEnumerable<(string Name, string? Value)> environment,
        params string[] arguments
    )
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ShopFlow.Web.dll");
        string[] command = [Environment.ProcessPath!, program, .. arguments];
        var start = OperatingSystem.IsLinux()
            // A shell makes its background jobs ignore Ctrl+C, and this process would inherit that.
            ? new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT", .. command])
            : new ProcessStartInfo(command[0], command[1..]);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Runs the program until it ends by itself.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IEnumerable<(string Name, string? Value)> environment,
        params string[] arguments
    )
    {
        await using var shop = Start(environment, arguments);
        var output = await shop.process.StandardOutput.ReadToEndAsync();
        return (await shop.ExitAsync(), output, await shop.errors);
    }

    public Task<Uri> ReadyAsync() => AnnouncedAsync(Announcement);

    /// <summary>Waits for the line that starts with the announcement and ends with an address.</summary>
    public async Task<Uri> AnnouncedAsync(string announcement)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Output.Add(line);
            if (line.StartsWith(announcement, StringComparison.Ordinal))
            {
                return new(line[announcement.Length..]);
            }
        }

        throw new InvalidOperationException(await errors);
    }

    public async Task<int> StopAsync(string signal)
    {
        string[] arguments = ["-s", signal, process.Id.ToString(CultureInfo.InvariantCulture)];
        using var kill = Process.Start("/bin/kill", arguments);
        await kill.WaitForExitAsync();
        return await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await StopAsync("TERM");
        }

        process.Dispose();
    }

    private async Task<int> ExitAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode;
    }
}
