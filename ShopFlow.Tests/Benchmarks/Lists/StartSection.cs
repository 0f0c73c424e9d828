using System.Diagnostics;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>How long ShopFlow takes from its start to the end of its first page.</summary>
internal static class StartSection
{
    public static async Task RunAsync(Measured measured)
    {
        // The first start fills the file cache, so it isn't counted.
        _ = await StartAsync(measured);
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
            times.Add(await StartAsync(measured));

        var median = Figures.Median(times);
        measured.Report.Add(
            "First page after start, to the end of the orders list",
            Report.Ms(median),
            "at most 2,000 ms",
            median <= 2_000
        );
    }

    private static async Task<double> StartAsync(Measured measured)
    {
        var start = Stopwatch.GetTimestamp();
        await using var shop = new MeasuredShop(
            await MeasuredShop.LaunchAsync(measured.Program, measured.Big),
            measured.Shop.Cookie
        );
        await shop.GetAsync("/orders");
        Report.Note(
            $"{Report.Ms(shop.Process.ProcessorTime.TotalMilliseconds)} of a processor until the first page"
        );
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
