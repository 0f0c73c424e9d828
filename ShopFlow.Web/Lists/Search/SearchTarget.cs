using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Lists.Search;

/// <summary>A table that a search looks in.</summary>
internal abstract class SearchTarget
{
    public const string Id = "Id";

    public abstract IQueryable<SearchHit> Hits(ShopFlowDbContext db, SearchText text, int index);
}

/// <param name="columns">Each word has to be in one of these columns; an index covers them all.</param>
internal sealed class SearchTarget<T>(params Expression<Func<T, string?>>[] columns) : SearchTarget
    where T : class
{
    /// <summary>No index finds how these texts begin, so searches don't try.</summary>
    public bool OnlyFragments { get; init; }

    public Expression<Func<T, bool>> Matches(SearchText text) => text.IsIn(columns);

    public override IQueryable<SearchHit> Hits(ShopFlowDbContext db, SearchText text, int index) =>
        db.Set<T>()
            .Where(OnlyFragments && !text.FindsFragments ? _ => false : Matches(text))
            .Select(row => new SearchHit { Target = index, Id = EF.Property<int>(row, Id) })
            .Take(SearchHits.Most + 1);
}

/// <summary>A row that a search found, and the table it is in.</summary>
internal sealed class SearchHit
{
    public int Target { get; init; }

    public int Id { get; init; }
}
