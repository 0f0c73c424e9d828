using System.Diagnostics;
using System.Globalization;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>What an open idle page costs, and how ShopFlow copes with a thousand of them.</summary>
internal static class CircuitSection
{
    private const int First = 50;
    private const int Measured = 250;
    private const int All = 1_000;
    private const int Warming = 200;
    private const int EditsASecond = 100;
    private const int Seconds = 15;

    public static async Task RunAsync(Measured measured)
    {
        await using var process = await MeasuredShop.LaunchAsync(measured.Program, measured.Big);
        await using var shop = new MeasuredShop(process, measured.Shop.Cookie);
        var places = await PlacesAsync(measured.Big);
        await using var circuits = new OpenCircuits(shop.Client, shop.CookieHeader, "data-key");
        var list = await CostAsync(process, circuits, places);
        await CompareAsync(measured.Report, list);
        await circuits.OpenAsync(places[circuits.Count..]);
        await EditAsync(measured, circuits);
    }

    private static async Task CompareAsync(Report report, Memory list)
    {
        await using var process = await MeasuredProcess.StartOwnAsync("counter");
        using var browser = MeasuredShop.Browser(process.Url);
        await using var circuits = new OpenCircuits(browser, "", "Current count");
        var counter = await CostAsync(
            process,
            circuits,
            [.. Enumerable.Repeat("/counter", Measured)]
        );
        Add(report, "resident", list.Resident, counter.Resident);
        Add(report, "live", list.Alive, counter.Alive);
    }

    private static void Add(Report report, string what, double list, double counter) =>
        report.Add(
            $"Memory of an open orders list, {what}, against the counter of MudBlazor's template",
            Report.Kb(list),
            "at most 1.5 times",
            list <= 1.5 * counter,
            Report.Kb(counter),
            Report.Number(list / counter)
        );

    /// <summary>The cost per circuit: how much memory many more of them add to the first ones.</summary>
    private static async Task<Memory> CostAsync(
        MeasuredProcess process,
        OpenCircuits circuits,
        string[] places
    )
    {
        await circuits.OpenAsync(places[..First]);
        var before = await process.MemoryAsync();
        await circuits.OpenAsync(places[First..Measured]);
        var after = await process.MemoryAsync();
        const int more = Measured - First;
        return new((after.Resident - before.Resident) / more, (after.Alive - before.Alive) / more);
    }

    private static async Task EditAsync(Measured measured, OpenCircuits circuits)
    {
        // The program is fresh, so the first edits run one at a time while it is being compiled.
        for (var i = 0; i < Warming; i++)
            await circuits.EditAsync(i);

        var (start, edits) = (Stopwatch.GetTimestamp(), new List<Task<double>>());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await timer.WaitForNextTickAsync() && edits.Count < EditsASecond * Seconds)
        {
            var due = Stopwatch.GetElapsedTime(start).TotalSeconds * EditsASecond;
            while (edits.Count < due && edits.Count < EditsASecond * Seconds)
                edits.Add(circuits.EditAsync(Warming + edits.Count));
        }

        var times = await Task.WhenAll(edits);
        var rate = times.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var p95 = Figures.Part(times, 0.95);
        measured.Report.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"An edit in one of {circuits.Count:N0} open lists at {rate:F0} edits a second, p95"
            ),
            Report.Ms(p95),
            "at most 20 ms",
            p95 <= 20 && circuits.Count == All
        );
    }

    /// <summary>A page of orders of its own for each circuit, so that no edit changes another one's page.</summary>
    private static async Task<string[]> PlacesAsync(BigDatabase database)
    {
        var cursors = await database.ReadAsync<string[]>(
            $"""
            SELECT array_agg(to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || id ORDER BY n)
            FROM (SELECT created_at, id, row_number() OVER (ORDER BY created_at DESC, id DESC) n FROM orders) numbered
            WHERE n % 50 = 0 AND n <= {All * 50}
            """
        );
        return Array.ConvertAll(cursors, cursor => $"/orders?after={Uri.EscapeDataString(cursor)}");
    }
}
