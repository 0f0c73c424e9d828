using System.Linq.Expressions;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Query;

/// <summary>
/// A filter of a list, declared once: its name in the address, what it is called in its chip and its editor, and the rows
/// that it leaves.
/// </summary>
internal sealed record Filter<TEntity> : ListFilter
{
    private Filter(string name, FilterKind kind, string label, Narrowed narrow)
        : base(name, kind) => (Label, Narrow) = (label, narrow);

    /// <summary>All of the rows when the state asks nothing of this filter.</summary>
    public delegate IQueryable<TEntity> Narrowed(
        IQueryable<TEntity> rows,
        ListState asked,
        ShopFormat shop
    );

    public Narrowed Narrow { get; }

    public static Filter<TEntity> Number(
        string name,
        string label,
        Expression<Func<TEntity, decimal>> column
    ) =>
        new(
            name,
            FilterKind.Numbers,
            label,
            (rows, asked, _) => rows.Within(column, asked.Numbers(name))
        );

    public static Filter<TEntity> Money(
        string name,
        string label,
        Expression<Func<TEntity, decimal>> column
    ) => Number(name, label, column) with { IsMoney = true };

    public static Filter<TEntity> Date(
        string name,
        string label,
        Expression<Func<TEntity, DateTimeOffset>> column
    ) =>
        new(
            name,
            FilterKind.Dates,
            label,
            (rows, asked, shop) => rows.Within(column, asked.Dates(name), shop)
        );

    public static Filter<TEntity> Text(
        string name,
        string label,
        Expression<Func<TEntity, string?>> column
    ) =>
        new(
            name,
            FilterKind.Text,
            label,
            (rows, asked, _) => rows.Matching(column, asked.Text(name))
        );

    public static Filter<TEntity> OneOf(
        string name,
        string label,
        Expression<Func<TEntity, string>> column
    ) => OneOf(name, label, (rows, values) => rows.OneOf(column, values));

    /// <param name="read">What a value of the address stands for; null for none.</param>
    public static Filter<TEntity> OneOf<TValue>(
        string name,
        string label,
        Expression<Func<TEntity, TValue>> column,
        Func<string, TValue?> read
    )
        where TValue : struct =>
        OneOf(
            name,
            label,
            (rows, values) => rows.OneOf(column, [.. values.Select(read).OfType<TValue>()])
        );

    /// <param name="narrow">The rows that have one of the values.</param>
    public static Filter<TEntity> OneOf(
        string name,
        string label,
        Func<IQueryable<TEntity>, IReadOnlyList<string>, IQueryable<TEntity>> narrow
    ) =>
        new(
            name,
            FilterKind.OneOf,
            label,
            (rows, asked, _) =>
                asked.Values(name) is { Count: > 0 } values ? narrow(rows, values) : rows
        );

    /// <summary>The rows that belong to one other row.</summary>
    public static Filter<TEntity> Id(
        string name,
        string label,
        Expression<Func<TEntity, int>> column
    ) => Id(name, label, (rows, _, id) => rows.OneOf(column, [id]));

    /// <param name="narrow">By the whole state, for what another filter has a say in.</param>
    public static Filter<TEntity> Id(
        string name,
        string label,
        Func<IQueryable<TEntity>, ListState, int, IQueryable<TEntity>> narrow
    ) =>
        new(
            name,
            FilterKind.Id,
            label,
            (rows, asked, _) => asked.Id(name) is { } id ? narrow(rows, asked, id) : rows
        );
}
