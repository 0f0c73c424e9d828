using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ShopFlow.Web.Components.Formatting;

namespace ShopFlow.Web.Components.Tables;

public sealed partial class DataGrid<TRow>
{
    private (object Rows, object Columns, string Address, int Drawing) drawn;
    private IReadOnlyList<string> starts = [];
    private bool isStale;

    [CascadingParameter]
    private ListPlace Place { get; set; } = null!;

    [Inject]
    private ShopFormat Format { get; set; } = null!;

    [Inject]
    private LayoutChoice Layouts { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyList<TRow> Rows { get; set; } = [];

    /// <summary>All that the list knows; the layout says which of them are shown.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ListColumn<TRow>> Columns { get; set; } = [];

    [Parameter, EditorRequired]
    public Func<TRow, long> Key { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>Another number draws the rows again; without it that happens only when they are others.</summary>
    [Parameter]
    public int Drawing { get; set; }

    private ListLayout Layout => Place.State.Layout;

    private IReadOnlyList<ListColumn<TRow>> Shown { get; set; } = [];

    // Fifty rows are drawn when they change, not whenever something beside them does: a drawing that is compared with
    // the one before stays in memory as long as the list is open.
    protected override void OnParametersSet()
    {
        var now = (Rows, Columns, Place.To(Place.State.At(ListPosition.First)), Drawing);
        isStale = now != drawn;
        drawn = now;
        Shown = Layout.Shown(Columns);
        starts = [.. Shown.Select(StartOf)];
    }

    protected override bool ShouldRender() => isStale;

    // The rows may be others by the time that the event arrives: a key that went edits nothing.
    private Task EditAsync(CellEditEventArgs e)
    {
        var row = Rows.FirstOrDefault(row => KeyText(row) == e.Key);
        var edit = Shown.FirstOrDefault(column => column.Name == e.Column)?.OnEdit;
        isStale = true;
        return row is null || edit is null ? Task.CompletedTask : edit(row, e.Value ?? "");
    }

    private Task ChangeWidthAsync(ColumnChangeEventArgs e) =>
        Shown.Any(column => column.Name == e.Column)
            ? Layouts.ChooseAsync(Place, Layout.WithWidth(e.Column!, e.Width))
            : Task.CompletedTask;

    // All cells of a row that are only looked at are one piece of markup.
    private void WriteCells(RenderTreeBuilder builder, TRow row)
    {
        var markup = new StringBuilder();
        foreach (var (column, start) in Shown.Zip(starts))
        {
            if (column.Control?.Invoke(row) is not { } control)
            {
                markup.Append(start).Append(column.Cell(row).Value).Append("</td>");
                continue;
            }

            WriteMarkup(builder, markup);
            builder.OpenElement(1, "td");
            builder.AddAttribute(2, "class", column.CellClass);
            builder.AddAttribute(3, "data-label", column.Title);
            control(builder);
            builder.CloseElement();
        }

        WriteMarkup(builder, markup);
    }

    private static void WriteMarkup(RenderTreeBuilder builder, StringBuilder markup)
    {
        if (markup.Length > 0)
            builder.AddMarkupContent(0, markup.ToString());

        markup.Clear();
    }

    private static string StartOf(ListColumn column) =>
        column.CellClass is { } css
            ? Html.Of($"""<td class="{css}" data-label="{column.Title}">""").Value
            : Html.Of($"""<td data-label="{column.Title}">""").Value;

    private string KeyText(TRow row) =>
        Key(row).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
