namespace ShopFlow.Web.Components.Forms;

/// <summary>Runs work after a pause in typing; further typing cancels what was started for the earlier text.</summary>
internal sealed class LatestOnly(TimeProvider time, TimeSpan pause) : IDisposable
{
    private CancellationTokenSource? latest;

    /// <summary>False if newer work replaced it.</summary>
    public async Task<bool> RunAsync(Func<CancellationToken, Task> work)
    {
        Cancel();
        using var mine = new CancellationTokenSource();
        latest = mine;
        try
        {
            using var timer = new PeriodicTimer(pause, time);
            await timer.WaitForNextTickAsync(mine.Token);
            await work(mine.Token);
            return !mine.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            if (ReferenceEquals(latest, mine))
            {
                latest = null;
            }
        }
    }

    public void Cancel() => latest?.Cancel();

    public void Dispose() => Cancel();
}
