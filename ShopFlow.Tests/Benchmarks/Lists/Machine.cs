using System.Globalization;
using System.Runtime.InteropServices;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>Describes the machine, the server and the size of the shop.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync(BigDatabase database, double scale)
    {
        var server = await database.ReadAsync<string>(
            "SELECT format('PostgreSQL %s, fsync %s, JIT %s, shared_buffers %s', current_setting('server_version'), current_setting('fsync'), current_setting('jit'), current_setting('shared_buffers'))"
        );
        var rows = await database.ReadAsync<long>("SELECT count(*) FROM orders");
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Scale {scale} ({rows:N0} orders); {Environment.ProcessorCount} processors ({Processor()}), {memory} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {server}; {DateTime.UtcNow:yyyy-MM-dd}"
        );
    }

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            is { } model
            ? model.Split(':')[1].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
