using ShopFlow.Data.Hosting;

namespace ShopFlow.Tests.Support;

/// <summary>A private server in the temporary folder that is stopped and removed with the test process.</summary>
internal static class ThrowawayServer
{
    private static readonly string Prefix = $"shopflow-test-{Environment.UserName}-";

    // Keeps the server from being collected, which would release its folder.
    private static PrivateServer? server;

    public static async Task<string> StartAsync()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            await PrivateServer.RemoveAbandonedAsync(folder, CancellationToken.None);
        }

        var own = Path.Combine(Path.GetTempPath(), Prefix + Environment.ProcessId);
        server = await PrivateServer.StartAsync(new(own, IsThrowaway: true), default);
        return server.ConnectionString;
    }
}
