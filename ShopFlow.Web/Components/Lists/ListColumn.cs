using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists;

/// <summary>A column as a list draws it.</summary>
public sealed record ListColumn<TRow> : ListColumn
{
    public ListColumn(ListColumn declared, Func<TRow, MarkupString> cell)
        : base(declared) => Cell = cell;

    /// <summary>What stands in the column, by the row alone: it is made once while the row is shown.</summary>
    public Func<TRow, MarkupString> Cell { get; }

    /// <summary>
    /// Drawn instead of the markup where there is something: a control that keeps the focus while its row changes, or a
    /// component. Each is held by every open list.
    /// </summary>
    public Func<TRow, RenderFragment?>? Control { get; init; }

    /// <summary>What the cell offers to choose from; <see cref="OnEdit"/> takes the choice.</summary>
    public Func<TRow, CellChoice?>? Menu { get; init; }

    /// <summary>Takes what was chosen in the cell, or the wish to type in it.</summary>
    public Func<TRow, string, Task>? OnEdit { get; init; }

    internal string? CellClass =>
        string.Join(
            ' ',
            new[]
            {
                IsNumber ? "num"
                : IsWide ? "wide"
                : null,
                PlaceClass,
            }.OfType<string>()
        )
            is { Length: > 0 } css
            ? css
            : null;

    private string? PlaceClass =>
        Card is CardPlace.None ? null : $"at-{Card.ToString().ToLowerInvariant()}";
}
