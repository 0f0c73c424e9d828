using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Query;

/// <summary>
/// How a list is sorted by a column. Ties are broken by id, rows without a key come last in both directions, and a page
/// continues after its neighbour's keys and id. So rows that are added or deleted meanwhile never repeat or hide
/// others, and the millionth row is as fast as the first. Each sort needs an index on its keys and the id, or on those
/// of them that are in another table.
/// </summary>
internal sealed class SortColumn<TEntity>
    where TEntity : class
{
    private const string Id = "Id";

    private static readonly ParameterExpression Row = Expression.Parameter(typeof(TEntity), "row");

    private readonly ImmutableArray<SortKey> keys;
    private readonly Expression id;
    private readonly bool isNullable;

    private SortColumn(ImmutableArray<SortKey> keys, Expression id, bool isNullable)
    {
        this.keys = keys;
        this.id = id;
        this.isNullable = isNullable;
    }

    private IEnumerable<Expression> Parts => keys.Select(key => key.Order).Append(id);

    /// <summary>Finds days or numbers in this order; null if it sorts text.</summary>
    public SortStart? Start => SortStart.Of(Parts.Select(part => part.Type));

    public static SortColumn<TEntity> ById { get; } =
        new([], Expression.Property(Row, Id), isNullable: false);

    public static SortColumn<TEntity> By<TKey>(Expression<Func<TEntity, TKey>> key)
        where TKey : notnull, IParsable<TKey> => ById.Then(key);

    public static SortColumn<TEntity> ByCode(Expression<Func<TEntity, string>> key) =>
        new([SortKey.OfCode(OfRow(key))], ById.id, isNullable: false);

    public static SortColumn<TEntity> ByNullable<TKey>(Expression<Func<TEntity, TKey?>> key)
        where TKey : struct, IParsable<TKey> =>
        new([SortKey.Of<TKey>(OfRow(key))], ById.id, isNullable: true);

    public static SortColumn<TEntity> ByNullable(Expression<Func<TEntity, string?>> key) =>
        new([SortKey.Of<string>(OfRow(key))], ById.id, isNullable: true);

    /// <summary>Breaks ties by this key before the id.</summary>
    public SortColumn<TEntity> Then<TKey>(Expression<Func<TEntity, TKey>> key)
        where TKey : notnull, IParsable<TKey> =>
        new(keys.Add(SortKey.Of<TKey>(OfRow(key))), id, isNullable);

    /// <summary>The row's id as a column of the table that has the keys, so that one index holds both.</summary>
    public SortColumn<TEntity> TiedBy(Expression<Func<TEntity, int>> rowId) =>
        new(keys, OfRow(rowId), isNullable);

    /// <summary>At most <paramref name="count"/> rows before or after the cursor, nearest first.</summary>
    /// <param name="few">How many rows there are at most, if they are few enough to sort all of them.</param>
    /// <returns>Null if the cursor belongs to another column.</returns>
    public IQueryable<TEntity>? Take(
        IQueryable<TEntity> rows,
        ListPosition position,
        bool descending,
        int count,
        int? few = null
    )
    {
        object[]? cursor = null;
        if (position.Cursor is { } text && (cursor = Parse(text)) is null)
            return null;

        // Every row has its figures, but EF joins them as if they might be missing.
        if (id is MemberExpression { Expression: MemberExpression beside })
            rows = Where(rows, Expression.NotEqual(beside, Expression.Constant(null)));

        var down = descending != position.IsBackwards;
        return isNullable
            ? TakeNullable(rows, cursor, (down, position.IsBackwards), count, few)
            : Ordered(Beyond(rows, cursor, down).FetchedFirst(few), down).Take(count);
    }

    /// <summary>Projects a row and its cursor in a single query.</summary>
    public Expression<Func<TEntity, Placed<TRow>>> Placed<TRow>(
        Expression<Func<TEntity, TRow>> row
    ) =>
        Expression.Lambda<Func<TEntity, Placed<TRow>>>(
            Expression.New(
                typeof(Placed<TRow>).GetConstructors().Single(),
                [OfRow(row), Key(0), Key(1), Key(2), Expression.Convert(id, typeof(object))]
            ),
            Row
        );

    private Expression Key(int index) =>
        index < keys.Length
            ? Expression.Convert(keys[index].Body, typeof(object))
            : Expression.Constant(null);

    private object[]? Parse(string text)
    {
        var parts = Cursor.Parts(text);
        var given = isNullable && parts.Length == 1 ? [] : keys;
        if (parts.Length != given.Length + 1 || Cursor.Id(parts[^1], id.Type) is not { } rowId)
            return null;

        var values = given.Zip(parts, (key, part) => key.Parse(part)).ToList();
        return values.Contains(null) ? null : [.. values.OfType<object>(), rowId];
    }

    // Two index ranges, one with keys and one without, so that neither direction needs its own index.
    private IQueryable<TEntity> TakeNullable(
        IQueryable<TEntity> rows,
        object[]? cursor,
        (bool Down, bool Backwards) way,
        int count,
        int? few
    )
    {
        var (down, backwards) = way;
        IQueryable<TEntity> Part(Expression condition, object[]? from) =>
            Ordered(Beyond(Where(rows, condition), from, down).FetchedFirst(few), down).Take(count);

        var (isNull, isKey) = (IsNull(), Expression.Not(IsNull()));
        return (cursor?.Length, backwards) switch
        {
            (1, false) => Part(isNull, cursor),
            (> 1, true) => Part(isKey, cursor),
            (_, false) => Both(Part(isKey, cursor), Part(isNull, null)),
            (_, true) => Both(Part(isNull, cursor), Part(isKey, null)),
        };

        IQueryable<TEntity> Both(IQueryable<TEntity> near, IQueryable<TEntity> far) =>
            Ordered(near.Concat(far), down, (isNull, backwards)).Take(count);
    }

    private BinaryExpression IsNull() =>
        Expression.Equal(keys[0].Body, Expression.Constant(null, keys[0].Body.Type));

    private static IQueryable<TEntity> Ordered(
        IQueryable<TEntity> rows,
        IEnumerable<(Expression By, bool Descending)> order
    )
    {
        var query = rows.Expression;
        var method = "OrderBy";
        foreach (var (by, descending) in order)
        {
            query = Expression.Call(
                typeof(Queryable),
                descending ? $"{method}Descending" : method,
                [typeof(TEntity), by.Type],
                query,
                Expression.Quote(Expression.Lambda(by, Row))
            );
            method = "ThenBy";
        }

        return rows.Provider.CreateQuery<TEntity>(query);
    }

    private IQueryable<TEntity> Ordered(
        IQueryable<TEntity> rows,
        bool down,
        params IEnumerable<(Expression By, bool Descending)> first
    ) => Ordered(rows, first.Concat(Parts.Select(part => (part, down))));

    /// <summary>The rows after the cursor, which has all keys and the id, or only the id.</summary>
    private IQueryable<TEntity> Beyond(IQueryable<TEntity> rows, object[]? cursor, bool down)
    {
        if (cursor is null)
            return rows;

        var parts = Parts.ToArray()[^cursor.Length..];
        var owner = KeyComparison.Owner(parts[0]);
        var first = parts.TakeWhile(part => KeyComparison.Owner(part) == owner).Count();
        if (first == parts.Length)
            return Where(rows, KeyComparison.Beyond(parts, cursor, down));

        // No index covers columns of two tables: an index finds the first columns, and ties are compared by the others.
        var beyond = Expression.OrElse(
            KeyComparison.Differ(parts[..first], cursor[..first]),
            KeyComparison.Beyond(parts[first..], cursor[first..], down)
        );
        return Where(
            Where(rows, KeyComparison.From(parts[..first], cursor[..first], down)),
            beyond
        );
    }

    private static IQueryable<TEntity> Where(IQueryable<TEntity> rows, Expression condition) =>
        rows.Where(Expression.Lambda<Func<TEntity, bool>>(condition, Row));

    private static Expression OfRow(LambdaExpression lambda) =>
        new Replacement(lambda.Parameters[0], Row).Visit(lambda.Body);
}

/// <summary>A row and its position in the list's order.</summary>
internal sealed record Placed<TRow>(
    TRow Row,
    object? First,
    object? Second,
    object? Third,
    object Id
)
{
    public string Cursor => State.Cursor.Of(First, Second, Third, Id);
}
