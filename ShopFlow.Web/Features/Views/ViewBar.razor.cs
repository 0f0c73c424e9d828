using Microsoft.AspNetCore.Components;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Views;
using ShopFlow.Web.Access;
using ShopFlow.Web.Components.Feedback;
using ShopFlow.Web.Components.Lists;
using ShopFlow.Web.Faults;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Features.Views;

public sealed partial class ViewBar : IDisposable
{
    /// <summary>Tabs after the first eight aren't counted.</summary>
    private const int MostCounted = 8;

    private readonly CancellationTokenSource closed = new();
    private readonly Dictionary<string, RowCount> counts = [];
    private IReadOnlyList<SavedView> views = [];
    private ListPlace? counted;
    private string? open;
    private ViewForm? form;
    private bool mayShare;

    /// <summary>The key of the prerendered views.</summary>
    [PersistentState]
    public string? Carried { get; set; }

    [CascadingParameter]
    private ListPlace Place { get; set; } = null!;

    /// <summary>Counts the rows of the list in a given state.</summary>
    [Parameter, EditorRequired]
    public Func<ListState, CancellationToken, Task<RowCount>> Count { get; set; } = null!;

    /// <summary>The views that every shop has.</summary>
    [Parameter]
    public IReadOnlyList<UsualView> Usual { get; set; } = [];

    [Inject]
    private PrerenderCache PrerenderCache { get; set; } = null!;

    [Inject]
    private ViewService Views { get; set; } = null!;

    [Inject]
    private ViewCounts Known { get; set; } = null!;

    [Inject]
    private CurrentPerson Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Notes Notes { get; set; } = null!;

    [Inject]
    private ShopFormat Format { get; set; } = null!;

    private SavedView? Chosen => views.FirstOrDefault(view => view.Id == Place.State.View);

    private IEnumerable<SavedView> Tabs =>
        views.Where(view => view.IsPinned || view.Id == Place.State.View);

    private List<SavedView> Others =>
        [.. views.Where(view => !view.IsPinned && view.Id != Place.State.View)];

    protected override async Task OnInitializedAsync()
    {
        mayShare = await Current.MayAsync(Permission.ShareViews);
        if (PrerenderCache.Take<CarriedViews>(Carried) is { } carried && carried.List == Place.Path)
            views = carried.Views;
        else
            await ReadAsync();

        Carried = RendererInfo.IsInteractive
            ? null
            : PrerenderCache.Leave(new CarriedViews(Place.Path, views));
    }

    // The rows were read again, so the counts may have changed too.
    protected override void OnParametersSet()
    {
        if (!RendererInfo.IsInteractive || ReferenceEquals(Place, counted))
            return;

        counted = Place;
        _ = InvokeAsync(CountAsync);
    }

    private static string Is(bool value) => value ? "true" : "false";

    private ListState StateOf(string query) => ListState.Parse(query, Place.State.Shape);

    private string AddressOf(SavedView view) =>
        Place.To(StateOf(view.Query) with { View = view.Id });

    private bool MayChange(SavedView view) => view.OwnerId is not null || mayShare;

    private bool IsOpen(string opener) => open == opener;

    private void Open(string opener, ViewForm edited) => (open, form) = (opener, edited);

    // Another popup that was opened meanwhile stays open.
    private void Close(string opener) => open = open == opener ? null : open;

    private Task<bool> ReadAsync() =>
        // The list itself says when the server is away.
        DatabaseTrouble.StopsAsync(async () =>
            views = await Views.FindAsync(Place.Path, closed.Token)
        );

    /// <summary>Updates the view to what the list shows now.</summary>
    private async Task KeepAsync()
    {
        var kept = ViewForm.From(Chosen!);
        kept.Query = Place.State.ToViewQuery();
        var outcome = await Views.UpdateAsync(kept, closed.Token);
        Notes.Show(
            outcome is SaveOutcome.Saved
                ? $"The view “{kept.Name}” was saved."
                : OutcomeText.Of(outcome)?.ToString() ?? "Somebody else changed the view meanwhile."
        );
        await ReadAsync();
        await CountAsync();
    }

    private async Task DoneAsync(ViewDone done)
    {
        open = null;
        await ReadAsync();
        if (views.FirstOrDefault(view => view.Id == done.Id) is { } view)
            Navigation.NavigateTo(Place.To(Place.State with { View = view.Id }));
        else if (done.IsDeleted)
            Navigation.NavigateTo(Place.To(Place.State with { View = null }));

        await CountAsync();
    }

    private async Task CountAsync()
    {
        var scope = $"{(await Current.FindAsync())?.Role} {Place.Path}";
        var kept = views.Where(view => view.IsPinned).Select(view => view.Query);
        var tabs = Usual
            .Where(view => view.IsCounted)
            .Select(view => view.Query)
            .Concat(kept)
            .Take(MostCounted)
            .ToList();
        try
        {
            await DatabaseTrouble.StopsAsync(async () =>
            {
                var found = await Task.WhenAll(
                    tabs.Select(tab => Known.CountAsync(scope, StateOf(tab), Count, closed.Token))
                );
                foreach (var (tab, count) in tabs.Zip(found))
                    counts[tab] = count;
            });
            StateHasChanged();
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    public void Dispose() => closed.Cancel();
}

/// <summary>What the prerendered page hands to the circuit, so that the views aren't read twice.</summary>
public sealed record CarriedViews(string List, IReadOnlyList<SavedView> Views);
