using System.Diagnostics;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>Takes measurements. Compared works take turns, so that other load on the machine affects both.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values) => Part(values, 0.5);

    /// <param name="part">0.95 for the 95th percentile.</param>
    public static double Part(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Ceiling(part * sorted.Count) - 1];
    }

    /// <summary>The milliseconds of each work in each round.</summary>
    public static async Task<double[][]> InTurnsAsync(int rounds, params Func<Task>[] works)
    {
        var times = Array.ConvertAll(works, _ => new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                // The order changes every round, so that none gains from its position.
                var work = (i + round) % works.Length;
                times[work][round] = await TimeAsync(works[work]);
            }
        }

        return times;
    }

    /// <summary>How many answers a second this many clients get.</summary>
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
