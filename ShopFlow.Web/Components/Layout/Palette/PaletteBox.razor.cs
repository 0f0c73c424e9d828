using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Components.Layout.Palette;

public sealed partial class PaletteBox : IAsyncDisposable
{
    private LatestOnly search = null!;
    private ElementReference root;
    private IJSObjectReference? module;
    private List<Group> groups = [];
    private List<PaletteHit> hits = [];
    private string text = "";
    private int active;
    private bool isSearching;
    private bool isUnreachable;
    private bool mustOpen;

    [Inject]
    private IEnumerable<PaletteSource> Sources { get; set; } = [];

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string Note =>
        text.Trim().Length == 0
            ? "Type a name, a number or an e-mail. Press ? on any page for all keys."
        : isUnreachable ? "The database cannot be reached. Type again to retry."
        : isSearching ? "Searching…"
        : hits.Count == 0 ? $"Nothing found for “{text.Trim()}”."
        : "↑ ↓ choose · Enter opens · Esc closes";

    protected override void OnInitialized() => search = new(Time, TimeSpan.FromMilliseconds(150));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        module = await Js.InvokeAsync<IJSObjectReference>(
            "import",
            "./Components/Layout/Palette/PaletteBox.razor.js"
        );
        await module.InvokeVoidAsync("attach", root);
    }

    private static string IdOf(int index) => $"palette-hit-{index}";

    private async Task TypeAsync(string? typed)
    {
        (text, mustOpen, isSearching) = (typed ?? "", false, true);
        var wanted = text.Trim();
        var isLatest = await search.RunAsync(async cancellation =>
            Show(wanted.Length == 0 ? [] : await FindAsync(wanted, cancellation))
        );
        if (!isLatest)
            return;

        isSearching = false;
        if (mustOpen)
            await OpenAsync();
    }

    /// <summary>Asks all sources at once, so that a search takes as long as the slowest of them.</summary>
    private async Task<Group[]> FindAsync(string wanted, CancellationToken cancellationToken)
    {
        Group[] found = [];
        isUnreachable = await DatabaseTrouble.StopsAsync(async () =>
            found = await Task.WhenAll(
                Sources.Select(async source => new Group(
                    source.Title,
                    await source.FindAsync(wanted, cancellationToken)
                ))
            )
        );
        return found;
    }

    private void Show(Group[] found)
    {
        groups = [.. found.Where(group => group.Hits.Count > 0)];
        hits = [.. groups.SelectMany(group => group.Hits)];
        active = 0;
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "ArrowDown" when hits.Count > 0:
                active = (active + 1) % hits.Count;
                break;
            case "ArrowUp" when hits.Count > 0:
                active = (active + hits.Count - 1) % hits.Count;
                break;
            // People who type fast and press Enter want the first result of the running search.
            case "Enter" when isSearching:
                mustOpen = true;
                break;
            case "Enter":
                await OpenAsync();
                break;
        }
    }

    private async Task OpenAsync()
    {
        if (hits.Count == 0)
            return;

        if (module is not null)
            await module.InvokeVoidAsync("close", root);

        Navigation.NavigateTo(hits[active].Href);
    }

    public async ValueTask DisposeAsync()
    {
        search.Dispose();
        try
        {
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    private sealed record Group(string Title, IReadOnlyList<PaletteHit> Hits);
}
