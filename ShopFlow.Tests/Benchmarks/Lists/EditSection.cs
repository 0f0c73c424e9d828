using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Npgsql;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>
/// How long somebody waits for an edit in a list: from the key press or click to the changed page, in a real browser.
/// </summary>
internal static partial class EditSection
{
    private const int Warming = 100;
    private const int Edits = 80;

    /// <summary>Records the time from the event until the page contains the wanted element.</summary>
    private const string Watch = """
        ([event, wanted]) => {
            let started;
            const key = e => { if (!e.key || e.key === 'Enter') started ??= performance.now(); };
            document.addEventListener(event, key, { capture: true });
            window.waited = new Promise(done => {
                const observer = new MutationObserver(() => {
                    if (started && document.querySelector(wanted)) {
                        done(performance.now() - started);
                        observer.disconnect();
                        document.removeEventListener(event, key, { capture: true });
                    }
                });
                observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
            });
        }
        """;

    public static async Task RunAsync(Measured measured)
    {
        await using var window = await measured.Shop.WindowAsync();
        var page = await window.NewPageAsync();
        await using var connection = new NpgsqlConnection(measured.Big.Serving);
        await connection.OpenAsync();
        await GoToAsync(page, measured.Shop.Process.Url, "products?sort=id");
        await CompareAsync(
            measured.Report,
            "Stock cell, Enter to the confirmed cell",
            i => StockAsync(page, i),
            () =>
                ExecuteAsync(
                    connection,
                    "UPDATE products SET stock_quantity = stock_quantity + 1 WHERE id = 90"
                )
        );
        await GoToAsync(page, measured.Shop.Process.Url, "orders?sort=id");
        await CompareAsync(
            measured.Report,
            "Status drop-down, choice to the confirmed row",
            i => StatusAsync(page, i),
            () =>
                ExecuteAsync(
                    connection,
                    "UPDATE orders SET status = CASE status WHEN 'shipped' THEN 'pending' ELSE 'shipped' END WHERE id = 90"
                )
        );
    }

    private static async Task CompareAsync(
        Report report,
        string work,
        Func<int, Task<double>> edit,
        Func<Task> update
    )
    {
        var (edits, updates) = (new List<double>(), new List<double>());
        for (var i = 0; i < Warming + Edits; i++)
        {
            edits.Add(await edit(i));
            updates.Add(await Figures.TimeAsync(update));
        }

        // Leaves out the first edits, which wait for the compiler.
        var ours = Figures.Median(edits.Skip(Warming));
        var theirs = Figures.Median(updates.Skip(Warming));
        report.Add(
            work,
            Report.Ms(ours),
            "at most 2 times an UPDATE with its commit, and 5 ms",
            ours <= (2 * theirs) + 5,
            Report.Ms(theirs),
            Report.Number(ours / theirs)
        );
    }

    private static async Task<double> StockAsync(IPage page, int number)
    {
        var stock = 1_000_000 + number;
        var row = page.Locator($"tbody tr:nth-child({(number % 20) + 1})");
        await row.Locator("button[data-inline-cell]").DispatchEventAsync("click");
        await row.Locator("input").FillAsync($"{stock}");
        await page.EvaluateAsync(
            Watch,
            new object[] { "keydown", $"[data-inline-cell][aria-label*=': {stock:N0}']" }
        );
        await page.Keyboard.PressAsync("Enter");
        return await page.EvaluateAsync<double>("() => window.waited");
    }

    private static async Task<double> StatusAsync(IPage page, int number)
    {
        var cell = page.GetByRole(AriaRole.Button, new() { NameRegex = StatusOfOrder() })
            .Nth(number % 20);
        var label = (await cell.GetAttributeAsync("aria-label"))!;
        var order = label.Split(':')[0];
        var status = label.EndsWith("Shipped", StringComparison.Ordinal) ? "Pending" : "Shipped";
        await cell.DispatchEventAsync("click");
        var choice = page.GetByRole(AriaRole.Menuitem, new() { Name = status });
        await choice.WaitForAsync();
        await page.EvaluateAsync(
            Watch,
            new object[] { "click", $"[aria-label='{order}: {status}']" }
        );
        await choice.ClickAsync();
        var waited = await page.EvaluateAsync<double>("() => window.waited");
        // The menu closes a moment later. Until then the next cell can't open it.
        await choice.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        return waited;
    }

    private static async Task GoToAsync(IPage page, Uri site, string path)
    {
        await page.GotoAsync(new Uri(site, path).ToString());
        await page.WaitForSelectorAsync("html[data-alive]");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex("^Status of order", RegexOptions.None, 5_000)]
    private static partial Regex StatusOfOrder();
}
