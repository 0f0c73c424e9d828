using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists;

/// <summary>A column as a list renders it.</summary>
public sealed record ListColumn<TRow> : ListColumn
{
    public ListColumn(ListColumn declared, Func<TRow, MarkupString> cell)
        : base(declared) => Cell = cell;

    /// <summary>The cell's markup. It depends only on the row: it is made once while the row is shown.</summary>
    public Func<TRow, MarkupString> Cell { get; }

    /// <summary>
    /// Rendered instead of the markup if not null: a control that keeps the focus while its row changes, or a
    /// component. Every open list holds each of them in memory.
    /// </summary>
    public Func<TRow, RenderFragment?>? Control { get; init; }

    /// <summary>The choices the cell offers; <see cref="OnEdit"/> gets the chosen one.</summary>
    public Func<TRow, CellChoice?>? Menu { get; init; }

    /// <summary>Gets what was chosen in the cell, or that somebody wants to type in it.</summary>
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
