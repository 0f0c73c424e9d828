using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Components.Lists.Filters;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Query;

namespace ShopFlow.Web.Components.Lists;

/// <summary>
/// What a page can add to a column of its list: markup if text isn't enough, edits, and the words of its filter.
/// </summary>
/// <param name="Name">The column's name.</param>
public sealed record PageColumn<TRow>(string Name) : FilterChoice
{
    /// <inheritdoc cref="ListColumn{TRow}.Cell"/>
    public Func<TRow, MarkupString>? Cell { get; init; }

    /// <inheritdoc cref="ListColumn{TRow}.Control"/>
    public Func<TRow, RenderFragment?>? Control { get; init; }

    /// <inheritdoc cref="ListColumn{TRow}.Menu"/>
    public Func<TRow, CellChoice?>? Menu { get; init; }

    /// <inheritdoc cref="ListColumn{TRow}.OnEdit"/>
    public Func<TRow, string, Task>? OnEdit { get; init; }

    /// <returns>Null for a column that is only used for filtering.</returns>
    internal ListColumn<TRow>? On<TEntity>(Column<TEntity, TRow> declared, ShopFormat format)
        where TEntity : class =>
        (Cell ?? CellOf(declared, format)) is { } cell
            ? new(declared, cell)
            {
                Control = Control,
                Menu = Menu,
                OnEdit = OnEdit,
            }
            : null;

    private static Func<TRow, MarkupString>? CellOf<TEntity>(
        Column<TEntity, TRow> declared,
        ShopFormat format
    )
        where TEntity : class =>
        declared switch
        {
            { Text: { } text } => row => Html.Text(text(row, format)),
            { Moment: { } at } => row => Moment.Of(format, at(row)),
            _ => null,
        };
}
