using System.Diagnostics;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>Measures, in turns where two things are compared: whatever else the machine does meets both alike.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values) => Part(values, 0.5);

    /// <param name="part">0.95 for what 95 of 100 stay below.</param>
    public static double Part(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Ceiling(part * sorted.Count) - 1];
    }

    /// <summary>Milliseconds of each of the works, each as often as said.</summary>
    public static async Task<double[][]> InTurnsAsync(int rounds, params Func<Task>[] works)
    {
        var times = Array.ConvertAll(works, _ => new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                // Who goes first changes, so that nobody gains by its place.
                var work = (i + round) % works.Length;
                times[work][round] = await TimeAsync(works[work]);
            }
        }

        return times;
    }

    /// <summary>How often a second so many at once get an answer.</summary>
    public static async Task<double> PerSecondAsync(int clients, TimeSpan span, Func<Task> work)
    {
        var (start, done) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(async _ =>
                {
                    while (Stopwatch.GetElapsedTime(start) < span)
                    {
                        await work();
                        Interlocked.Increment(ref done);
                    }
                })
        );
        return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
