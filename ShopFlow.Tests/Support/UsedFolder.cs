using System.Diagnostics;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Tests.Support;

/// <summary>
/// The data folder of a private server that was started and stopped before. Copying it is faster than a first start.
/// </summary>
public sealed class UsedFolder : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder original = new();

    public async Task InitializeAsync()
    {
        await using var server = await PrivateServer.StartAsync(new(original.Path), default);
        await ServerReach.EnsureAsync(server.ConnectionString, default);
        await new Migrator(server.ConnectionString).UpAsync(null, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => original.Dispose();

    internal async Task CopyToAsync(string path)
    {
        using var copy = Process.Start("cp", ["-a", original.Path, path]);
        await copy.WaitForExitAsync();
    }
}
