using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Components.Tables;

/// <summary>A column that a list can show.</summary>
/// <param name="Name">What the URL calls it; a sort of the same name sorts by it.</param>
public abstract record ListColumn(string Name, string Title)
{
    /// <summary>Right-aligned, with digits of one width.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Long text: on a phone it takes a line of its own.</summary>
    public bool IsWide { get; init; }

    /// <summary>Stays away until somebody chooses it.</summary>
    public bool IsExtra { get; init; }

    internal string? CellClass =>
        IsNumber ? "num"
        : IsWide ? "wide"
        : null;
}

/// <param name="Cell">What stands in the column: markup, not components, for it is drawn once for every row.</param>
public sealed record ListColumn<TRow>(string Name, string Title, RenderFragment<TRow> Cell)
    : ListColumn(Name, Title)
{
    /// <summary>Takes what was chosen in the cell, or the wish to type in it.</summary>
    public Func<TRow, string, Task>? OnEdit { get; init; }
}
