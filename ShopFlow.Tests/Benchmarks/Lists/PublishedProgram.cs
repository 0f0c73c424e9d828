using System.Diagnostics;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>ShopFlow as it is delivered: with its files compressed and named after what stands in them.</summary>
internal static class PublishedProgram
{
    public static async Task<string> PublishAsync(string folder)
    {
        Report.Note($"publishing ShopFlow.Web to {folder}");
        using var publish = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "publish",
                    Path.Combine(SourceFolder.Path, "ShopFlow.Web"),
                    "-c",
                    "Release",
                    "-o",
                    folder,
                ]
            )
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException(said);
    }
}
