using System.Linq.Expressions;

namespace ShopFlow.Web.Lists.Counting;

/// <summary>An amount of each row that a list adds up.</summary>
internal sealed record ListTotal<TEntity>(string Title, Expression<Func<TEntity, decimal?>> Amount)
{
    public bool IsMoney { get; init; }

    public bool HasSum { get; init; } = true;

    public bool HasAverage { get; init; }

    public ColumnTotal Of(decimal? sum, decimal? average) =>
        new(Title, HasSum ? sum : null, HasAverage ? average : null, IsMoney);
}

/// <summary>What the rows of a list come to in one column.</summary>
public sealed record ColumnTotal(string Title, decimal? Sum, decimal? Average, bool IsMoney);

/// <summary>What there is to say about all rows of a list, and not only those of the page.</summary>
/// <param name="Totals">Null when nobody added up, because it could take long.</param>
public sealed record Tally(RowCount Count, IReadOnlyList<ColumnTotal>? Totals = null);
