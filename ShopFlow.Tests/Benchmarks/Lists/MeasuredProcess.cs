using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <param name="Resident">The process's bytes in memory.</param>
/// <param name="Alive">Bytes on the managed heap that are still referenced.</param>
internal readonly record struct Memory(long Resident, long Alive);

/// <summary>A separate process that is measured from outside. It prints its address and stops on SIGTERM.</summary>
internal sealed class MeasuredProcess : IAsyncDisposable
{
    private const string Ready = " is ready at ";

    private readonly Process process;
    private readonly string pipe;
    private bool isStopped;

    private MeasuredProcess(Process process, string pipe)
    {
        this.process = process;
        this.pipe = pipe;
    }

    public Uri Url { get; private set; } = null!;

    /// <param name="program">The path of an assembly.</param>
    public static async Task<MeasuredProcess> StartAsync(
        string program,
        IEnumerable<(string Name, string Value)> environment,
        params string[] arguments
    )
    {
        var newPipe = $"shopflow-{Guid.NewGuid():N}";
        var start = new ProcessStartInfo(Environment.ProcessPath!, [program, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment[StartupHook.PipeName] = newPipe;
        // The default for Web SDK programs. The benchmark's own assembly isn't one.
        start.Environment["DOTNET_gcServer"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var measured = new MeasuredProcess(Process.Start(start)!, newPipe);
        await measured.ReadUrlAsync(program);
        return measured;
    }

    /// <summary>Starts this same program with another role.</summary>
    public static Task<MeasuredProcess> StartOwnAsync(params string[] arguments) =>
        StartAsync(typeof(MeasuredProcess).Assembly.Location, [], ["benchmark", .. arguments]);

    public async Task<Memory> MemoryAsync()
    {
        await using var client = new NamedPipeClientStream(".", pipe, PipeDirection.In);
        await client.ConnectAsync();
        using var reader = new StreamReader(client);
        var alive = long.Parse(await reader.ReadToEndAsync(), CultureInfo.InvariantCulture);
        process.Refresh();
        return new(process.WorkingSet64, alive);
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isStopped)
            return;

        isStopped = true;
        if (!process.HasExited)
        {
            using var kill = Process.Start(
                "/bin/kill",
                ["-s", "TERM", process.Id.ToString(CultureInfo.InvariantCulture)]
            );
            await kill.WaitForExitAsync();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task ReadUrlAsync(string program)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at)
            {
                Url = new(line[(at + Ready.Length)..]);
                return;
            }
        }

        throw new InvalidOperationException($"{program} ended before it served anything.");
    }
}
