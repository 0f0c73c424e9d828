using System.Diagnostics;

namespace ShopFlow.Tests.Support;

/// <summary>Waits for something outside the program to come true, with a timeout.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task ExitsAsync(Process process)
    {
        using var timeout = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(timeout.Token);
    }

    public static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        using var timeout = new CancellationTokenSource(Limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }
}
