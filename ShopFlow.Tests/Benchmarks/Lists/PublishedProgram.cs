using System.Diagnostics;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>ShopFlow as it is published, with compressed files that are named after their contents.</summary>
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
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException(output);
    }
}
