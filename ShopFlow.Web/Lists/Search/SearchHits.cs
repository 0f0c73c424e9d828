using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Lists.Search;

/// <summary>
/// What a search found in each table it looked in. If there are only a few rows, their ids are kept, and indexes lead
/// from them to the rows that belong to them. If there are more, none are kept: walking the list in order and testing
/// each row then fills a page quickly. Planners guess badly which of the two is faster, so the hits are counted.
/// </summary>
internal sealed class SearchHits(
    SearchText text,
    IReadOnlyDictionary<SearchTarget, List<int>?> found
)
{
    public const int Most = 3_000;

    private bool isForPlanner;

    public string Text => text.Text;

    /// <summary>Some table has more hits than are kept by id.</summary>
    public bool IsCrowd => found.Values.Any(ids => ids is null);

    /// <summary>The same as a join, whose size the planner estimates best.</summary>
    public SearchHits ForPlanner() => new(text, found) { isForPlanner = true };

    /// <summary>How many rows of a table were found, if only that table was searched and the hits are few.</summary>
    public int? FewOf<T>()
        where T : class =>
        found.All(one => one is { Key: SearchTarget<T>, Value: not null })
            ? found.Values.Sum(ids => ids!.Count)
            : null;

    /// <summary>The condition that a row belongs to a hit in the table.</summary>
    public Expression<Func<TRow, bool>> In<TRow, T>(
        ShopFlowDbContext db,
        SearchTarget<T> target,
        Expression<Func<TRow, int>> id
    )
        where T : class
    {
        if (found[target] is { } ids)
            return id.Then(one => ids.Contains(one));

        // A subquery per row, because the planner can't turn it into a join that reads the whole table first.
        var (matches, rows) = (target.Matches(text), db.Set<T>());
        if (isForPlanner)
            return id.Then(one =>
                rows.Where(matches)
                    .Select(row => EF.Property<int>(row, SearchTarget.Id))
                    .Contains(one)
            );

        return matches as Expression<Func<TRow, bool>>
            ?? id.Then(one =>
                rows.Where(row => EF.Property<int>(row, SearchTarget.Id) == one)
                    .Select(matches)
                    .First()
            );
    }
}
