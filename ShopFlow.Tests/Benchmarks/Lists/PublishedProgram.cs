using System.Diagnostics;

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
                ["publish", Path.Combine(Solution(), "ShopFlow.Web"), "-c", "Release", "-o", folder]
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

    private static string Solution()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ShopFlow.sln")))
            folder = folder.Parent;

        return folder?.FullName
            ?? throw new InvalidOperationException(
                "The benchmark is run from a build of the solution."
            );
    }
}
