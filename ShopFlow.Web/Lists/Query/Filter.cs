using System.Linq.Expressions;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Query;

/// <summary>Rows narrowed by one column's filter.</summary>
internal sealed record Filter<TEntity>
{
    private Filter(FilterKind kind, Narrowed narrow) => (Kind, Narrow) = (kind, narrow);

    /// <param name="name">The filter's name in the list's state.</param>
    /// <returns>All rows if the state doesn't use this filter.</returns>
    public delegate IQueryable<TEntity> Narrowed(
        IQueryable<TEntity> rows,
        ListState asked,
        string name,
        ShopFormat shop
    );

    public FilterKind Kind { get; }

    public Narrowed Narrow { get; }

    /// <summary>Its numbers are amounts of money, so people may type the currency too.</summary>
    public bool IsMoney { get; init; }

    /// <summary>The values to choose from; empty if anything goes.</summary>
    public IReadOnlyCollection<string> Choices { get; init; } = [];

    public static Filter<TEntity> Number(Expression<Func<TEntity, decimal>> column) =>
        new(FilterKind.Numbers, (rows, asked, name, _) => rows.Within(column, asked.Numbers(name)));

    public static Filter<TEntity> Money(Expression<Func<TEntity, decimal>> column) =>
        Number(column) with
        {
            IsMoney = true,
        };

    public static Filter<TEntity> Date(Expression<Func<TEntity, DateTimeOffset>> column) =>
        new(
            FilterKind.Dates,
            (rows, asked, name, shop) => rows.Within(column, asked.Dates(name), shop)
        );

    public static Filter<TEntity> Text(Expression<Func<TEntity, string?>> column) =>
        new(FilterKind.Text, (rows, asked, name, _) => rows.Matching(column, asked.Text(name)));

    public static Filter<TEntity> OneOf(Expression<Func<TEntity, string>> column) =>
        OneOf((rows, values) => rows.OneOf(column, values));

    /// <param name="read">Parses a value from the URL; null if it is invalid.</param>
    public static Filter<TEntity> OneOf<TValue>(
        Expression<Func<TEntity, TValue>> column,
        Func<string, TValue?> read
    )
        where TValue : struct =>
        OneOf((rows, values) => rows.OneOf(column, [.. values.Select(read).OfType<TValue>()]));

    /// <param name="narrow">The rows that have one of the values.</param>
    public static Filter<TEntity> OneOf(
        Func<IQueryable<TEntity>, IReadOnlyList<string>, IQueryable<TEntity>> narrow
    ) =>
        new(
            FilterKind.OneOf,
            (rows, asked, name, _) =>
                asked.Values(name) is { Count: > 0 } values ? narrow(rows, values) : rows
        );

    /// <summary>The rows that belong to one other row.</summary>
    public static Filter<TEntity> Id(Expression<Func<TEntity, int>> column) =>
        Id((rows, _, id) => rows.OneOf(column, [id]));

    /// <param name="narrow">Gets the whole state, for filters that depend on another.</param>
    public static Filter<TEntity> Id(
        Func<IQueryable<TEntity>, ListState, int, IQueryable<TEntity>> narrow
    ) =>
        new(
            FilterKind.Id,
            (rows, asked, name, _) => asked.Id(name) is { } id ? narrow(rows, asked, id) : rows
        );
}
