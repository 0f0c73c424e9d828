using System.Diagnostics;
using System.Globalization;

namespace ShopFlow.Tests.Benchmarks;

/// <summary>
/// Times a piece of work with and without something. The two take turns, so that other load on the machine affects
/// both.
/// </summary>
internal static class Comparison
{
    /// <param name="atMost">The highest allowed ratio.</param>
    public static async Task PrintAsync(
        string name,
        int rounds,
        Func<Task> without,
        Func<Task> with,
        double atMost
    )
    {
        await without();
        await with();
        var pairs = new List<(double Without, double With)>();
        for (var i = 0; i < rounds; i++)
        {
            // The order alternates, so that neither gains from its position.
            var first = await TimeAsync(i % 2 == 0 ? without : with);
            var second = await TimeAsync(i % 2 == 0 ? with : without);
            pairs.Add(i % 2 == 0 ? (first, second) : (second, first));
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -34} {Median(pairs.Select(p => p.Without)), 9:F2} ms {Median(pairs.Select(p => p.With)), 9:F2} ms   ratio {Median(pairs.Select(p => p.With / p.Without)):F2} (at most {atMost:F1})"
            )
        );
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
