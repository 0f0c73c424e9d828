using System.Diagnostics;
using System.Globalization;
using DotNet.Testcontainers.Configurations;

namespace ShopFlow.Tests.Support;

/// <summary>
/// Every test container carries the mark of the process that started it. The next run removes what a killed run left
/// behind. Containers of a live run, or of another machine that uses the same engine, are kept.
/// </summary>
internal static class AbandonedContainers
{
    public const string Label = "shopflow.tests.run";

    /// <summary>Includes the start time, because the system reuses process ids.</summary>
    public static string OwnMark
    {
        get
        {
            using var own = Process.GetCurrentProcess();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Environment.MachineName}/{own.Id}/{StartOf(own)}"
            );
        }
    }

    public static async Task RemoveAsync()
    {
        using var engine = TestcontainersSettings
            .OS.DockerEndpointAuthConfig.GetDockerClientBuilder()
            .Build();
        var ours = await engine.Containers.ListContainersAsync(
            new()
            {
                All = true,
                Filters = new Dictionary<string, IDictionary<string, bool>>
                {
                    ["label"] = new Dictionary<string, bool> { [Label] = true },
                },
            }
        );
        foreach (var container in ours.Where(container => IsAbandoned(container.Labels[Label])))
        {
            await engine.Containers.RemoveContainerAsync(
                container.ID,
                new() { Force = true, RemoveVolumes = true }
            );
        }
    }

    internal static bool IsAbandoned(string mark) =>
        mark.Split('/') is [var machine, var number, var started]
        && machine == Environment.MachineName
        && int.TryParse(number, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(started, CultureInfo.InvariantCulture, out var second)
        && !IsAlive(id, second);

    /// <summary>
    /// Each process reads its start time from the clock for itself, so the two may differ by a second.
    /// </summary>
    private static bool IsAlive(int id, long second)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return Math.Abs(StartOf(process) - second) <= 1;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static long StartOf(Process process) =>
        new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
}
