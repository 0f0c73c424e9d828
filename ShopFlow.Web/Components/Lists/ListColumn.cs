using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Components.Lists;

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

    /// <summary>Where it stands in the card of a phone; the others are not shown there.</summary>
    public CardPlace Card { get; init; }

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

/// <summary>A card has two lines.</summary>
public enum CardPlace
{
    None,
    Title,

    /// <summary>Beside the title.</summary>
    Name,

    /// <summary>At the end of the first line.</summary>
    Corner,
    Note,

    /// <summary>At the end of the second line.</summary>
    Aside,
}

/// <param name="Cell">What stands in the column, by the row alone: it is made once while the row is shown.</param>
public sealed record ListColumn<TRow>(string Name, string Title, Func<TRow, MarkupString> Cell)
    : ListColumn(Name, Title)
{
    /// <summary>
    /// Drawn instead of the markup where there is something: a control that keeps the focus while its row changes, or a
    /// component. Each is held by every open list.
    /// </summary>
    public Func<TRow, RenderFragment?>? Control { get; init; }

    /// <summary>What the cell offers to choose from; <see cref="OnEdit"/> takes the choice.</summary>
    public Func<TRow, CellChoice?>? Menu { get; init; }

    /// <summary>Takes what was chosen in the cell, or the wish to type in it.</summary>
    public Func<TRow, string, Task>? OnEdit { get; init; }
}
