using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace ShopFlow.Web.Components.Tables;

/// <summary>
/// A column that a list can be sorted by. Rows with equal keys are ordered by their id, rows without a key come last in
/// both directions, and a page continues after the <c>(key, id)</c> of its neighbour: rows that arrive or go meanwhile
/// neither repeat nor hide others, and the millionth row is as near as the first.
/// </summary>
internal sealed class SortColumn<TEntity>
    where TEntity : class
{
    private const char Separator = '_';
    private const string Id = "Id";

    private readonly LambdaExpression key;
    private readonly Func<string, object?> parse;
    private readonly bool isNullable;

    private SortColumn(
        string name,
        LambdaExpression key,
        Func<string, object?> parse,
        bool isNullable
    )
    {
        Name = name;
        this.key = key;
        this.parse = parse;
        this.isNullable = isNullable;
    }

    public string Name { get; }

    private ParameterExpression Row => key.Parameters[0];

    private MemberExpression RowId => Expression.Property(Row, Id);

    public static SortColumn<TEntity> By<TKey>(string name, Expression<Func<TEntity, TKey>> key)
        where TKey : notnull, IParsable<TKey> => new(name, key, Parse<TKey>, isNullable: false);

    public static SortColumn<TEntity> ByNullable<TKey>(
        string name,
        Expression<Func<TEntity, TKey?>> key
    )
        where TKey : struct, IParsable<TKey> => new(name, key, Parse<TKey>, isNullable: true);

    public static SortColumn<TEntity> ByNullable(
        string name,
        Expression<Func<TEntity, string?>> key
    ) => new(name, key, Parse<string>, isNullable: true);

    /// <summary>At most <paramref name="count"/> rows before or after the cursor, nearest first.</summary>
    /// <returns>Null when the cursor is none of this column's.</returns>
    public IQueryable<TEntity>? Take(
        IQueryable<TEntity> rows,
        ListPosition position,
        bool descending,
        int count
    )
    {
        var down = descending != position.IsBackwards;
        if (position.Cursor is { } text)
        {
            if (Cursor(text) is not { } cursor)
                return null;

            var beyond = Beyond(cursor.Key, cursor.Id, down, position.IsBackwards);
            rows = rows.Where(Expression.Lambda<Func<TEntity, bool>>(beyond, Row));
        }

        return Ordered(rows, down, position.IsBackwards).Take(count);
    }

    /// <summary>The projection to a row and its cursor, which the database computes in one go.</summary>
    public Expression<Func<TEntity, Placed<TRow>>> Placed<TRow>(
        Expression<Func<TEntity, TRow>> row
    ) =>
        Expression.Lambda<Func<TEntity, Placed<TRow>>>(
            Expression.New(
                typeof(Placed<TRow>).GetConstructors().Single(),
                new Replacement(row.Parameters[0], Row).Visit(row.Body),
                Expression.Convert(key.Body, typeof(object)),
                Expression.Convert(RowId, typeof(object))
            ),
            Row
        );

    public static string Cursor(object? key, object id) =>
        key is null ? Text(id) : $"{Text(key)}{Separator}{Text(id)}";

    private (object? Key, long Id)? Cursor(string text)
    {
        var split = text.LastIndexOf(Separator);
        if (ParseId(text[(split + 1)..]) is not { } id)
            return null;

        if (split < 0)
            return isNullable ? (null, id) : null;

        return parse(text[..split]) is { } value ? (value, id) : null;
    }

    private long? ParseId(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && (RowId.Type == typeof(long) || id <= int.MaxValue)
            ? id
            : null;

    private static string Text(object value) =>
        value switch
        {
            DateTimeOffset instant => instant.UtcDateTime.ToString(
                "O",
                CultureInfo.InvariantCulture
            ),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => (string)value,
        };

    private static object? Parse<TKey>(string text)
        where TKey : IParsable<TKey>
    {
        if (!TKey.TryParse(text, CultureInfo.InvariantCulture, out var value))
            return null;

        return value is DateTimeOffset instant ? instant.ToUniversalTime() : value;
    }

    private IQueryable<TEntity> Ordered(IQueryable<TEntity> rows, bool down, bool backwards)
    {
        var query = rows.Expression;
        var first = true;
        void By(Expression by, bool descending)
        {
            var method = (first ? "OrderBy" : "ThenBy") + (descending ? "Descending" : "");
            var lambda = Expression.Quote(Expression.Lambda(by, Row));
            query = Expression.Call(
                typeof(Queryable),
                method,
                [typeof(TEntity), by.Type],
                query,
                lambda
            );
            first = false;
        }

        if (isNullable)
            By(IsNull(), backwards);

        if (!IsId(key.Body))
            By(key.Body, down);

        By(RowId, down);
        return rows.Provider.CreateQuery<TEntity>(query);
    }

    private Expression Beyond(object? keyValue, long id, bool down, bool backwards)
    {
        if (keyValue is null)
        {
            var sameNulls = Expression.AndAlso(IsNull(), Compare(RowId, IdParameter(id), down));
            return backwards ? Expression.OrElse(Expression.Not(IsNull()), sameNulls) : sameNulls;
        }

        Expression beyond = IsId(key.Body)
            ? Compare(RowId, IdParameter(id), down)
            : CompareRows(keyValue, id, down);
        return isNullable && !backwards ? Expression.OrElse(IsNull(), beyond) : beyond;
    }

    private BinaryExpression IsNull() =>
        Expression.Equal(key.Body, Expression.Constant(null, key.Body.Type));

    private static BinaryExpression Compare(Expression left, Expression right, bool down) =>
        down ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);

    // (key, id) > (@key, @id) is one range of an index; key > @key or (key = @key and id > @id) is not.
    private MethodCallExpression CompareRows(object keyValue, long id, bool down) =>
        Expression.Call(
            typeof(NpgsqlDbFunctionsExtensions),
            down
                ? nameof(NpgsqlDbFunctionsExtensions.LessThan)
                : nameof(NpgsqlDbFunctionsExtensions.GreaterThan),
            null,
            Expression.Constant(EF.Functions),
            Tuple(key.Body, RowId),
            Tuple(Parameter(keyValue, key.Body.Type), IdParameter(id))
        );

    private static UnaryExpression Tuple(Expression first, Expression second) =>
        Expression.Convert(
            Expression.Call(
                typeof(ValueTuple),
                nameof(ValueTuple.Create),
                [first.Type, second.Type],
                first,
                second
            ),
            typeof(System.Runtime.CompilerServices.ITuple)
        );

    private UnaryExpression IdParameter(long id) =>
        RowId.Type == typeof(long) ? Parameter(id, typeof(long)) : Parameter((int)id, typeof(int));

    // EF makes a parameter of a captured variable and a literal of a constant, and plans are kept by text.
    private static UnaryExpression Parameter(object value, Type type)
    {
        var captured = Expression.Constant(new Captured(value));
        return Expression.Convert(Expression.Property(captured, nameof(Captured.Value)), type);
    }

    private static bool IsId(Expression body) =>
        body is MemberExpression { Member.Name: Id, Expression: ParameterExpression };

    private sealed record Captured(object Value);

    private sealed class Replacement(ParameterExpression from, ParameterExpression to)
        : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == from ? to : node;
    }
}

/// <summary>A row and its place in the list's order.</summary>
internal sealed record Placed<TRow>(TRow Row, object? Key, object Id)
{
    public string Cursor => SortColumn<object>.Cursor(Key, Id);
}
