using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists.Filters;

public sealed partial class FilterBar
{
    private const string AddId = "add-filter";

    private readonly PickedRows picked = new();
    private MudMenu menu = null!;

    // The filter whose popup is open; only one can be.
    private string? open;
    private (string Query, string Id)? focus;

    [CascadingParameter]
    private ListPlace Place { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyList<FilterField> Fields { get; set; } = [];

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private ShopFormat Format { get; set; } = null!;

    private bool IsOnChip => Fields.Any(set => set.Name == open && Place.State.Has(set.Filter));

    protected override Task OnParametersSetAsync() => picked.FindAsync(Fields, Place.State);

    // A chip exists only after the address has changed to include its filter.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus is { } wanted && wanted.Query == Place.State.ToQuery())
        {
            focus = null;
            await Js.InvokeVoidAsync("shopflow.focus", wanted.Id);
        }
    }

    private static string Is(bool value) => value ? "true" : "false";

    private static string IdOf(FilterField field) => $"filter-{field.Name}";

    // A menu that closes by itself takes the focus back, even from the editor.
    private async Task AddAsync(FilterField field)
    {
        await menu.CloseMenuAsync();
        open = field.Name;
    }

    // Another popup that was opened meanwhile stays open.
    private void Close(string name) => open = open == name ? null : open;

    private void Apply(FilterField field, ListState applied)
    {
        open = null;
        focus = (applied.ToQuery(), applied.Has(field.Filter) ? IdOf(field) : AddId);
        if (applied.ToQuery() != Place.State.ToQuery())
            Navigation.NavigateTo(Place.To(applied));
    }
}
