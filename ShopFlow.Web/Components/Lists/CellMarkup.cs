using System.Text;
using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Components.Lists;

/// <summary>
/// The read-only cells of a page of rows. Adjacent cells of a row are one piece of markup, made once however often the
/// row is rendered, unless a control moves to another column.
/// </summary>
internal sealed class CellMarkup<TRow>(IReadOnlyList<ListColumn<TRow>> columns)
{
    private readonly string[] starts = [.. columns.Select(StartOf)];
    private readonly Dictionary<object, (ulong Controls, string?[] Runs)> made = new(
        ReferenceEqualityComparer.Instance
    );

    public IReadOnlyList<ListColumn<TRow>> Columns => columns;

    /// <param name="controls">The control that each column shows instead of markup, or null.</param>
    /// <returns>The markup before each control, then what follows the last one; null for empty pieces.</returns>
    public string?[] Of(TRow row, RenderFragment?[] controls)
    {
        var places = PlacesOf(controls);
        if (!made.TryGetValue(row!, out var known) || known.Controls != places)
            made[row!] = known = (places, Make(row, controls));

        return known.Runs;
    }

    private string?[] Make(TRow row, RenderFragment?[] controls)
    {
        var runs = new string?[columns.Count + 1];
        var run = new StringBuilder();
        for (var i = 0; i < columns.Count; i++)
        {
            if (controls[i] is null)
                run.Append(starts[i]).Append(columns[i].Cell(row).Value).Append("</td>");
            else
                runs[i] = Taken(run);
        }

        runs[^1] = Taken(run);
        return runs;
    }

    private static string? Taken(StringBuilder run)
    {
        var markup = run.Length > 0 ? run.ToString() : null;
        run.Clear();
        return markup;
    }

    private static ulong PlacesOf(RenderFragment?[] controls)
    {
        var places = 0UL;
        for (var i = 0; i < controls.Length; i++)
            places |= controls[i] is null ? 0 : 1UL << i;

        return places;
    }

    private static string StartOf(ListColumn<TRow> column) =>
        column.CellClass is { } css
            ? Html.Of($"""<td class="{css}" data-label="{column.Title}">""").Value
            : Html.Of($"""<td data-label="{column.Title}">""").Value;
}
