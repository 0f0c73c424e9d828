using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using ShopFlow.Web.Components.Lists.Filters;
using ShopFlow.Web.Faults;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists;

/// <summary>
/// A page that shows one list. It follows the URL, reads one page of rows for it, and counts once the rows are shown.
/// </summary>
public abstract class ListPage<TEntity, TRow> : ComponentBase, IDisposable
    where TEntity : class
{
    private CancellationTokenSource loading = new();
    private ListShape? shape;
    private IReadOnlyList<PageColumn<TRow>> added = [];

    /// <summary>The key of the prerendered rows.</summary>
    [PersistentState]
    public string? Carried { get; set; }

    [Inject]
    private protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private PrerenderCache PrerenderCache { get; set; } = null!;

    [Inject]
    private LayoutChoice Layouts { get; set; } = null!;

    [Inject]
    private protected ShopFormat Format { get; set; } = null!;

    private protected abstract ListQuery<TEntity, TRow> Query { get; }

    private protected IReadOnlyList<ListColumn<TRow>> Columns { get; private set; } = [];

    private protected LoadedList<TRow> List { get; private set; } = null!;

    /// <summary>What the list can be asked for under the current rules.</summary>
    private protected virtual ValueTask<ListShape> ShapeAsync() =>
        ValueTask.FromResult(Query.Shape);

    /// <summary>What the page adds to the list's declared columns.</summary>
    private protected virtual IReadOnlyList<PageColumn<TRow>> Added() => [];

    private protected IReadOnlyList<FilterField> Filters =>
        [
            .. (shape ?? Query.Shape).Filters.Select(filter => new FilterField(
                filter,
                AddedTo(filter.Name)
            )),
        ];

    /// <summary>How many rows the list has in another state.</summary>
    protected Task<RowCount> CountAsync(ListState state, CancellationToken cancellationToken) =>
        Query.CountAsync(state, cancellationToken);

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Follow;
        added = Added();
        if (added.Any(page => Query.Columns.All(column => column.Name != page.Name)))
        {
            throw new InvalidOperationException("A page adds to columns that its list declares.");
        }

        Columns = [.. Query.Columns.Select(Drawn).OfType<ListColumn<TRow>>()];
        List = new LoadedList<TRow>(PlaceNow()) { CountOf = CountAsync, StartOf = Query.StartOf };
        if (
            PrerenderCache.Take<CarriedList<TRow>>(Carried) is { } carried
            && carried.Query == List.State.ToQuery()
        )
        {
            List = List with { Page = carried.Page };
        }

        Carried = null;

        if (await KeepToShapeAsync() || List.Page is null)
        {
            await ReadAsync();
        }

        if (RendererInfo.IsInteractive)
        {
            _ = InvokeAsync(CountAsync);
        }
    }

    // If the address has no layout, the person's own applies.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && List.State is { View: null, Layout.IsDefault: true })
        {
            await Layouts.RecallAsync(List.Place);
        }
    }

    /// <summary>Reads the rows again, for instance after one was deleted.</summary>
    protected async Task ReloadAsync()
    {
        await KeepToShapeAsync();
        await ReadAsync();
        StateHasChanged();
        await CountAsync();
        StateHasChanged();
    }

    /// <summary>Renders a changed cell.</summary>
    protected Task RedrawAsync() =>
        InvokeAsync(() =>
        {
            List = List with { Redraws = List.Redraws + 1 };
            StateHasChanged();
        });

    private ListColumn<TRow>? Drawn(Column<TEntity, TRow> column) =>
        (AddedTo(column.Name) ?? new(column.Name)).On(column, Format);

    private PageColumn<TRow>? AddedTo(string column) =>
        added.FirstOrDefault(page => page.Name == column);

    private void Follow(object? sender, LocationChangedEventArgs e)
    {
        var place = PlaceNow();
        if (place.Path != List.Place.Path || place.State.ToQuery() == List.State.ToQuery())
        {
            return;
        }

        if (place.State.ShowsRowsOf(List.State))
        {
            List = List with { Place = place };
            _ = InvokeAsync(StateHasChanged);
        }
        else
        {
            List = List with { Place = place, Tally = null, AddingUp = default };
            _ = InvokeAsync(ReloadAsync);
        }
    }

    // The choices may have changed since the shape was read; true if that drops something from the URL.
    private async Task<bool> KeepToShapeAsync()
    {
        try
        {
            shape = await ShapeAsync();
        }
        catch (Exception exception) when (DatabaseTrouble.Explains(exception))
        {
            // The rows can't be read either, and the list says so.
            return false;
        }

        var asked = List.State.ToQuery();
        List = List with { Place = List.Place with { State = ListState.Parse(asked, shape) } };
        return List.State.ToQuery() != asked;
    }

    private ListPlace PlaceNow()
    {
        var address = Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];
        return new(ListState.Parse(address, shape ?? Query.Shape), address.Split('?')[0]);
    }

    private async Task ReadAsync()
    {
        var mine = await RestartAsync();
        List = List with { IsLoading = true, IsUnreachable = false };
        StateHasChanged();
        try
        {
            var page = await Query.PageAsync(List.State, mine.Token);
            List = List with { Page = page, IsLoading = false };
            Carried = RendererInfo.IsInteractive
                ? null
                : PrerenderCache.Leave(new CarriedList<TRow>(List.State.ToQuery(), page));
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // A newer address took over.
        }
        catch (Exception exception) when (DatabaseTrouble.Explains(exception))
        {
            List = List with { IsLoading = false, IsUnreachable = true };
        }
    }

    private async Task CountAsync()
    {
        if (List is not { Page: { } page, Tally: null, IsUnreachable: false })
        {
            return;
        }

        var mine = loading;
        try
        {
            var tally = await Query.CountAsync(List.State, page, mine.Token);
            List = List with { Tally = tally };
            StateHasChanged();
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // A newer address took over.
        }
        catch (Exception exception) when (DatabaseTrouble.Explains(exception))
        {
            // The rows stay on screen without a count.
        }
    }

    /// <summary>Adds up all rows of the list, however many.</summary>
    protected async Task AddUpAsync()
    {
        var mine = loading;
        List = List with { AddingUp = AddingUp.Busy };
        StateHasChanged();
        Tally? tally = null;
        try
        {
            await DatabaseTrouble.StopsAsync(async () =>
                tally = await Query.AddUpAsync(List.State, mine.Token)
            );
            List = List with
            {
                Tally = tally ?? List.Tally,
                AddingUp = tally is null ? AddingUp.TooMuch : AddingUp.NotAsked,
            };
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // A newer address took over.
        }
    }

    private async Task<CancellationTokenSource> RestartAsync()
    {
        var before = loading;
        loading = new();
        await before.CancelAsync();
        return loading;
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= Follow;
        loading.Cancel();
        GC.SuppressFinalize(this);
    }
}
