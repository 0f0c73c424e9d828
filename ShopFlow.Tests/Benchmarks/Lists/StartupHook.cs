using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Pipes;

/// <summary>
/// Runs inside a measured program through DOTNET_STARTUP_HOOKS. It tells every client of its pipe how many bytes are
/// alive after a full garbage collection.
/// </summary>
[SuppressMessage(
    "Design",
    "MA0047",
    Justification = "The runtime looks for this name in no namespace."
)]
[SuppressMessage(
    "Design",
    "CA1050",
    Justification = "The runtime looks for this name in no namespace."
)]
[SuppressMessage(
    "Design",
    "RCS1110",
    Justification = "The runtime looks for this name in no namespace."
)]
internal static class StartupHook
{
    public const string PipeName = "SHOPFLOW_MEMORY_PIPE";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(PipeName) is { } name)
            new Thread(() => Answer(name)) { IsBackground = true }.Start();
    }

    private static void Answer(string name)
    {
        while (true)
        {
            using var pipe = new NamedPipeServerStream(name, PipeDirection.Out);
            pipe.WaitForConnection();
            GC.Collect(
                GC.MaxGeneration,
                GCCollectionMode.Aggressive,
                blocking: true,
                compacting: true
            );
            GC.WaitForPendingFinalizers();
            GC.Collect(
                GC.MaxGeneration,
                GCCollectionMode.Aggressive,
                blocking: true,
                compacting: true
            );
            using var writer = new StreamWriter(pipe);
            writer.Write(
                GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture)
            );
        }
    }
}
