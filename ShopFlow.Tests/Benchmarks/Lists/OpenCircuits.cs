using System.Collections.Concurrent;
using ShopFlow.Tests.Benchmarks.Circuits;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <param name="awaited">Text that a page contains once it is rendered.</param>
internal sealed class OpenCircuits(HttpClient browser, string cookie, string awaited)
    : IAsyncDisposable
{
    private readonly ConcurrentQueue<Circuit> opened = new();
    private Circuit[] all = [];

    public int Count => opened.Count;

    public async Task OpenAsync(IReadOnlyCollection<string> paths)
    {
        await Parallel.ForEachAsync(
            paths,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (path, _) =>
                opened.Enqueue(await Circuit.OpenAsync(browser, cookie, path, awaited))
        );
        all = [.. opened];
    }

    /// <summary>Changes the status of an order that was not edited before.</summary>
    /// <returns>The milliseconds until the page showed the change.</returns>
    public async Task<double> EditAsync(int number)
    {
        var circuit = all[number % all.Length];
        var page = await circuit.Rendered;
        var table = RenderedFrames.Handler(page, "table", "oncelledit");
        var row = RenderedFrames.Values(page, "tr", "data-key")[number / all.Length];
        return await Figures.TimeAsync(() =>
            circuit.DispatchAsync(
                table,
                "celledit",
                $$"""{"key":"{{row}}","column":"status","value":"refunded"}"""
            )
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var circuit in all)
            await circuit.DisposeAsync();
    }
}
