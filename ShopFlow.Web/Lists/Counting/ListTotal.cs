using System.Linq.Expressions;

namespace ShopFlow.Web.Lists.Counting;

/// <summary>An amount in each row that a list adds up.</summary>
internal sealed record ListTotal<TEntity>(string Title, Expression<Func<TEntity, decimal?>> Amount)
{
    public bool IsMoney { get; init; }

    public bool HasSum { get; init; } = true;

    public bool HasAverage { get; init; }

    public ColumnTotal Of(decimal? sum, decimal? average) =>
        new(Title, HasSum ? sum : null, HasAverage ? average : null, IsMoney);
}

/// <summary>The total of one column over all rows of a list.</summary>
public sealed record ColumnTotal(string Title, decimal? Sum, decimal? Average, bool IsMoney);

/// <summary>Facts about all rows of a list, not only those on the page.</summary>
/// <param name="Totals">Null if they weren't added up because that could take long.</param>
public sealed record Tally(RowCount Count, IReadOnlyList<ColumnTotal>? Totals = null);
