namespace ShopFlow.Web.Components.Tables;

/// <summary>A list as far as it is loaded.</summary>
public sealed record LoadedList<TRow>(ListPlace Place)
{
    /// <summary>Null until the first page came.</summary>
    public Page<TRow>? Page { get; init; }

    /// <summary>Null until somebody counted.</summary>
    public RowCount? Count { get; init; }

    public bool IsLoading { get; init; }

    /// <summary>The last attempt failed; the rows are those of the attempt before it.</summary>
    public bool IsUnreachable { get; init; }

    public ListState State => Place.State;
}

/// <summary>What the prerendered page hands to the circuit, so that the list is not read twice.</summary>
public sealed record CarriedList<TRow>(string Query, Page<TRow> Page);
