using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Components.Lists;

/// <summary>Somebody chose a value in a cell of a grid, or wants to type in it.</summary>
public sealed class CellEditEventArgs : EventArgs
{
    /// <summary>The row's, as <c>data-key</c> shows it.</summary>
    public string? Key { get; set; }

    public string? Column { get; set; }

    /// <summary>Empty while it is only asked what there is to choose.</summary>
    public string? Value { get; set; }

    /// <summary>Where in the window a menu shall stand.</summary>
    public double Left { get; set; }

    public double Bottom { get; set; }
}

/// <summary>Somebody opens a row's preview, or closes it.</summary>
public sealed class RowPreviewEventArgs : EventArgs
{
    public string? Key { get; set; }
}

/// <summary>Somebody gave a column another width or another place.</summary>
public sealed class ColumnChangeEventArgs : EventArgs
{
    public string? Column { get; set; }

    /// <summary>In percent of the table; null leaves it to the browser.</summary>
    public int? Width { get; set; }

    /// <summary>The column whose place it takes; null if it wasn't moved.</summary>
    public string? Place { get; set; }
}

/// <summary>One handler of a table takes the events of all its cells; ListTable.razor.js says which cell it was.</summary>
[EventHandler("oncelledit", typeof(CellEditEventArgs), true, true)]
[EventHandler("onrowpreview", typeof(RowPreviewEventArgs), true, true)]
[EventHandler("oncolumnchange", typeof(ColumnChangeEventArgs), true, true)]
public static class EventHandlers;
