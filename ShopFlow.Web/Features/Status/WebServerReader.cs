using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ShopFlow.Web.Features.Status;

internal sealed class WebServerReader(CircuitCount circuits)
{
    private static readonly string Version =
        typeof(WebServerReader)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "";

    public WebServer Read()
    {
        using var process = Process.GetCurrentProcess();
        return new(
            Environment.MachineName,
            Version,
            RuntimeInformation.FrameworkDescription,
            new(process.StartTime),
            process.WorkingSet64,
            GC.GetTotalMemory(forceFullCollection: false),
            process.Threads.Count,
            circuits.Open,
            circuits.Connected
        );
    }
}
