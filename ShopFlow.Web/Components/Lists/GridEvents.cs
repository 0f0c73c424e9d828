using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Components.Lists;

/// <summary>Somebody chose a value in a grid cell, or wants to type in it.</summary>
public sealed class CellEditEventArgs : EventArgs
{
    /// <summary>The row's key, as in <c>data-key</c>.</summary>
    public string? Key { get; set; }

    public string? Column { get; set; }

    /// <summary>Empty if the event only asks for the choices.</summary>
    public string? Value { get; set; }

    /// <summary>Where in the window to open a menu.</summary>
    public double Left { get; set; }

    public double Bottom { get; set; }
}

/// <summary>Somebody opens a row's preview, or closes it.</summary>
public sealed class RowPreviewEventArgs : EventArgs
{
    public string? Key { get; set; }
}

/// <summary>Somebody resized or moved a column.</summary>
public sealed class ColumnChangeEventArgs : EventArgs
{
    public string? Column { get; set; }

    /// <summary>In percent of the table; null lets the browser decide.</summary>
    public int? Width { get; set; }

    /// <summary>The column whose place it takes; null if it wasn't moved.</summary>
    public string? Place { get; set; }
}

/// <summary>
/// A table has one handler for the events of all its cells; ListTable.razor.js says which cell it was.
/// </summary>
[EventHandler("oncelledit", typeof(CellEditEventArgs), true, true)]
[EventHandler("onrowpreview", typeof(RowPreviewEventArgs), true, true)]
[EventHandler("oncolumnchange", typeof(ColumnChangeEventArgs), true, true)]
public static class EventHandlers;
