using Microsoft.Playwright;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>
/// The bytes a browser receives for the orders list until its circuit is running and the network is idle: headers,
/// files and the circuit's first rendering, as sent on the wire.
/// </summary>
internal static class WeightSection
{
    public static async Task RunAsync(Measured measured)
    {
        await NoteAsync(measured.Shop);
        await using var wire = new CountingWire(measured.Shop.Process.Url);
        await using var window = await measured.Shop.WindowAsync();
        var page = await window.NewPageAsync();
        Add(measured.Report, "first", await WeighAsync(wire, page), 250);
        Add(measured.Report, "second", await WeighAsync(wire, page), 30);
    }

    /// <summary>Notes the sizes of the parts of the page itself.</summary>
    private static async Task NoteAsync(MeasuredShop shop)
    {
        var page = await shop.Client.GetStringAsync("/orders");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/orders");
        asked.Headers.Add("Accept-Encoding", "br");
        asked.Headers.Add("Sec-Fetch-Site", "none");
        using var answer = await shop.Client.SendAsync(asked);
        var packed = await answer.Content.ReadAsByteArrayAsync();
        var state = page[
            Math.Max(
                0,
                page.LastIndexOf("<!--Blazor-Server-Component-State:", StringComparison.Ordinal)
            )..
        ];
        Report.Note(
            $"the page is {Report.Kb(page.Length)}, {Report.Kb(packed.Length)} of {answer.Content.Headers.ContentEncoding}, the state in it {Report.Kb(state.IndexOf("-->", StringComparison.Ordinal))}"
        );
    }

    private static void Add(Report report, string visit, long bytes, int atMost) =>
        report.Add(
            $"Weight of the orders list on the {visit} visit",
            Report.Kb(bytes),
            $"at most {atMost} KB",
            bytes <= atMost * 1024
        );

    private static async Task<long> WeighAsync(CountingWire wire, IPage page)
    {
        var before = wire.Received;
        await page.GotoAsync(new Uri(wire.Url, "orders").ToString());
        await page.WaitForSelectorAsync("html[data-alive]");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return wire.Received - before;
    }
}
