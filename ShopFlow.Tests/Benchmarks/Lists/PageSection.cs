using System.Globalization;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>
/// Pages as rendered by the server: the first and a far page of orders, for one and for many clients, and the home
/// page.
/// </summary>
internal static class PageSection
{
    private const int Rounds = 300;
    private const int Seconds = 3;
    private const int Far = 500_000;

    public static async Task RunAsync(Measured measured)
    {
        await Measured.WarmAsync(measured.Shop.GetAsync, "/orders", "/");
        await Measured.WarmAsync(measured.GetReferenceAsync, "/orders");

        await FirstPageAsync(measured);
        await ManyClientsAsync(measured);
        await FarAsync(measured);
        await HomeAsync(measured);
    }

    private static async Task FirstPageAsync(Measured measured)
    {
        var times = await Figures.InTurnsAsync(
            Rounds,
            () => measured.Shop.GetAsync("/orders"),
            () => measured.GetReferenceAsync("/orders")
        );
        measured.Report.AddRatio(
            "Orders, first page, prerendered, one client, median",
            Figures.Median(times[0]),
            Figures.Median(times[1]),
            atMost: 3
        );
    }

    private static async Task ManyClientsAsync(Measured measured)
    {
        var (shop, reference) = (new List<double>(), new List<double>());
        var before = measured.Shop.Process.ProcessorTime;
        for (var i = 0; i < 3; i++)
        {
            shop.Add(
                await Figures.PerSecondAsync(
                    8,
                    TimeSpan.FromSeconds(Seconds),
                    () => measured.Shop.GetAsync("/orders")
                )
            );
            reference.Add(
                await Figures.PerSecondAsync(
                    8,
                    TimeSpan.FromSeconds(Seconds),
                    () => measured.GetReferenceAsync("/orders")
                )
            );
        }

        var spent = (measured.Shop.Process.ProcessorTime - before).TotalMilliseconds;
        Report.Note(
            $"{Report.Ms(spent / (shop.Sum() * Seconds))} of a processor for each of them, PostgreSQL's not counted"
        );
        var (ours, theirs) = (Figures.Median(shop), Figures.Median(reference));
        measured.Report.Add(
            "The same for 8 clients, requests a second",
            Report.Number(ours),
            "a third of the reference's or more",
            ours * 3 >= theirs,
            Report.Number(theirs),
            Report.Number(ours / theirs)
        );
    }

    /// <summary>The address of the page that starts after a row.</summary>
    public static async Task<string> PlaceAsync(BigDatabase database, int row)
    {
        var cursor = await database.ReadAsync<string>(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || id
                FROM orders ORDER BY created_at DESC, id DESC OFFSET {row - 1} LIMIT 1
                """
            )
        );
        return $"/orders?after={Uri.EscapeDataString(cursor)}";
    }

    private static async Task FarAsync(Measured measured)
    {
        var rows = await measured.Big.ReadAsync<long>("SELECT count(*) FROM orders");
        var near = await PlaceAsync(measured.Big, 50);
        var far = await PlaceAsync(measured.Big, (int)Math.Min(Far, rows - 100));
        await Measured.WarmAsync(measured.Shop.GetAsync, near, far);
        var times = await Figures.InTurnsAsync(
            Rounds,
            () => measured.Shop.GetAsync(far),
            () => measured.Shop.GetAsync(near)
        );
        var (there, here) = (Figures.Median(times[0]), Figures.Median(times[1]));
        measured.Report.Add(
            "Orders at row 500,000 against the second page",
            Report.Ms(there),
            "at most 1.2 times",
            there <= 1.2 * here,
            Report.Ms(here),
            Report.Number(there / here)
        );
    }

    private static async Task HomeAsync(Measured measured)
    {
        var times = await Figures.InTurnsAsync(100, () => measured.Shop.GetAsync("/"));
        var median = Figures.Median(times[0]);
        measured.Report.Add("Home page", Report.Ms(median), "at most 100 ms", median <= 100);
    }
}
