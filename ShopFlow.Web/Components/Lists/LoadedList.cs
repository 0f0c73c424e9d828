using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists;

/// <summary>What is loaded of a list so far.</summary>
public sealed record LoadedList<TRow>(ListPlace Place)
{
    /// <summary>Counts the rows of the same list in another state.</summary>
    public required Func<ListState, CancellationToken, Task<RowCount>> CountOf { get; init; }

    /// <summary>Finds a day or a number in the order of a sort.</summary>
    public required Func<string, SortStart?> StartOf { get; init; }

    /// <summary>Null until the first page is read.</summary>
    public Page<TRow>? Page { get; init; }

    /// <summary>Goes up when a cell's content changes but its row doesn't.</summary>
    public int Redraws { get; init; }

    /// <summary>Null until the rows are counted.</summary>
    public Tally? Tally { get; init; }

    public AddingUp AddingUp { get; init; }

    public bool IsLoading { get; init; }

    /// <summary>The last read failed; the rows are from the one before.</summary>
    public bool IsUnreachable { get; init; }

    public ListState State => Place.State;
}

/// <summary>For lists with more rows than are added up automatically.</summary>
public enum AddingUp
{
    NotAsked,
    Busy,
    TooMuch,
}

/// <summary>What the prerendered page hands to the circuit, so that the list isn't read twice.</summary>
public sealed record CarriedList<TRow>(string Query, Page<TRow> Page);
