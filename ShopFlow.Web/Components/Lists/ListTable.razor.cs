using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists;

public sealed partial class ListTable<TRow>
{
    private (object Rows, object Columns, string Address, int Redraws) drawn;
    private CellMarkup<TRow> cells = new([]);
    private CellMenu? menu;
    private (TRow Row, ListColumn<TRow> Column)? asked;
    private bool isStale;

    [CascadingParameter]
    private ListPlace Place { get; set; } = null!;

    [Inject]
    private ShopFormat Format { get; set; } = null!;

    [Inject]
    private LayoutChoice Layouts { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyList<TRow> Rows { get; set; } = [];

    /// <summary>All columns of the list; the layout says which of them are shown.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ListColumn<TRow>> Columns { get; set; } = [];

    [Parameter, EditorRequired]
    public Func<TRow, long> Key { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>Changing it renders the rows again; otherwise that happens only when the rows are replaced.</summary>
    [Parameter]
    public int Redraws { get; set; }

    /// <summary>Somebody opens the preview of the row with this key; null closes the open one.</summary>
    [Parameter]
    public EventCallback<string?> OnPreview { get; set; }

    private ListLayout Layout => Place.State.Layout;

    private IReadOnlyList<ListColumn<TRow>> Shown => cells.Columns;

    // Fifty rows are rendered when they change, not whenever something next to them does: Blazor keeps a component's
    // last render in memory, to compare with the next, as long as the list is open.
    protected override void OnParametersSet()
    {
        var now = (Rows, Columns, Address: Place.To(Place.State.At(ListPosition.First)), Redraws);
        isStale |= now != drawn;
        if ((Rows, Columns, now.Address) != (drawn.Rows, drawn.Columns, drawn.Address))
            cells = new(Layout.Shown(Columns));

        drawn = now;
    }

    protected override bool ShouldRender() => isStale;

    // The rows may have changed by the time the event arrives: a key that is gone edits nothing.
    private Task EditAsync(CellEditEventArgs e)
    {
        var row = Rows.FirstOrDefault(row => KeyText(row) == e.Key);
        var column = Shown.FirstOrDefault(column => column.Name == e.Column);
        if (row is null || column?.OnEdit is not { } edit)
            return Task.CompletedTask;

        if (menu is not null && column.Menu?.Invoke(row) is { } choice)
        {
            asked = (row, column);
            return menu.OpenAsync(choice, e);
        }

        isStale = true;
        return edit(row, e.Value ?? "");
    }

    private Task ChooseAsync(string value)
    {
        isStale = true;
        return asked is { } cell ? cell.Column.OnEdit!(cell.Row, value) : Task.CompletedTask;
    }

    private Task PreviewAsync(RowPreviewEventArgs e) => OnPreview.InvokeAsync(e.Key);

    private Task ChangeWidthAsync(ColumnChangeEventArgs e) =>
        Shown.Any(column => column.Name == e.Column)
            ? Layouts.ChooseAsync(Place, Layout.WithWidth(e.Column!, e.Width))
            : Task.CompletedTask;

    private void WriteCells(RenderTreeBuilder builder, TRow row)
    {
        var controls = Shown.Select(column => column.Control?.Invoke(row)).ToArray();
        var runs = cells.Of(row, controls);
        for (var i = 0; i < runs.Length; i++)
        {
            if (runs[i] is { } markup)
                builder.AddMarkupContent(0, markup);

            if (i < controls.Length && controls[i] is { } control)
            {
                builder.OpenElement(1, "td");
                builder.AddAttribute(2, "class", Shown[i].CellClass);
                builder.AddAttribute(3, "data-label", Shown[i].Title);
                control(builder);
                builder.CloseElement();
            }
        }
    }

    private string KeyText(TRow row) =>
        Key(row).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
