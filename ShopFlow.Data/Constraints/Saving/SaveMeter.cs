using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>How long writes take, and how they end.</summary>
internal static class SaveMeter
{
    private static readonly Histogram<double> Duration = Instruments.Duration(
        "shopflow.save.duration",
        "Time from a write's beginning to its outcome"
    );

    public static Task<SaveOutcome> WatchAsync(string write, Func<Task<SaveOutcome>> run) =>
        WatchAsync(write, run, outcome => outcome);

    public static async Task<T> WatchAsync<T>(
        string write,
        Func<Task<T>> run,
        Func<T, SaveOutcome> outcomeOf
    )
    {
        using var activity = Instruments.Activities.StartActivity(write);
        var began = Stopwatch.GetTimestamp();
        var result = await run();
        var outcome = outcomeOf(result).GetType().Name;
        activity?.SetTag("shopflow.outcome", outcome);
        Duration.Record(
            Stopwatch.GetElapsedTime(began).TotalSeconds,
            new("shopflow.write", write),
            new("shopflow.outcome", outcome)
        );
        return result;
    }
}
