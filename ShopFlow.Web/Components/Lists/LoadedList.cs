using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists;

/// <summary>A list as far as it is loaded.</summary>
public sealed record LoadedList<TRow>(ListPlace Place)
{
    /// <summary>Counts the rows of another state of the same list.</summary>
    public required Func<ListState, CancellationToken, Task<RowCount>> CountOf { get; init; }

    /// <summary>Finds days or numbers in the order of a sort.</summary>
    public required Func<string, SortStart?> StartOf { get; init; }

    /// <summary>Null until the first page came.</summary>
    public Page<TRow>? Page { get; init; }

    /// <summary>Goes up when a cell shall show something else than before though its row is the same.</summary>
    public int Redraws { get; init; }

    /// <summary>Null until somebody counted.</summary>
    public Tally? Tally { get; init; }

    public AddingUp AddingUp { get; init; }

    public bool IsLoading { get; init; }

    /// <summary>The last attempt failed; the rows are those of the attempt before it.</summary>
    public bool IsUnreachable { get; init; }

    public ListState State => Place.State;
}

/// <summary>Of more rows than are added up unasked.</summary>
public enum AddingUp
{
    NotAsked,
    Busy,
    TooMuch,
}

/// <summary>What the prerendered page hands to the circuit, so that the list is not read twice.</summary>
public sealed record CarriedList<TRow>(string Query, Page<TRow> Page);
