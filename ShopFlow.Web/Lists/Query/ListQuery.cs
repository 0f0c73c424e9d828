using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Query;

/// <summary>
/// Reads one list of the shop a page at a time. The rows of the page are taken first and projected after, so counts and
/// sums are computed for those rows only.
/// </summary>
internal abstract class ListQuery<TEntity, TRow>(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TextSearch search,
    ShopFormat shop
)
    where TEntity : class
{
    public const int PageSize = 50;

    private ListShape? shape;
    private static readonly ListCounter<TEntity> JustCounter = new([]);
    private ListCounter<TEntity>? counter;

    public ListShape Shape =>
        shape ??= new(
            DefaultSort,
            [.. Columns.Where(column => column.Sort is not null).Select(column => column.Name)],
            [.. Columns.Select(column => column.Asked).OfType<ListFilter>()]
        );

    public abstract IReadOnlyList<Column<TEntity, TRow>> Columns { get; }

    protected abstract string DefaultSort { get; }

    protected abstract Expression<Func<TEntity, TRow>> Row { get; }

    /// <summary>Finds days or numbers in the order of a sort.</summary>
    public SortStart? StartOf(string sort) => SortOf(sort).Start;

    public async Task<Page<TRow>> PageAsync(
        ListState state,
        CancellationToken cancellationToken = default
    )
    {
        using var reading = new ListReading(typeof(TEntity).Name);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hits = await FindAsync(db, state, cancellationToken);
        var page = await ReadAsync(db, state, hits, cancellationToken);

        // Paging back reached the start, or the cursor is invalid: show the first page in full. Past the last row, show
        // the last page.
        var isPartial =
            page?.Previous is null
            && page?.Rows.Count < PageSize
            && state.Position != ListPosition.First;
        if (page is null || isPartial)
        {
            var isPastTheEnd = page?.Rows.Count == 0 && !state.Position.IsBackwards;
            var near = isPastTheEnd ? ListPosition.Last : ListPosition.First;
            page = await ReadAsync(db, state.At(near), hits, cancellationToken);
        }

        return page! with
        {
            Hits = hits,
        };
    }

    /// <summary>Runs after the page is shown, never before; needs no query if one page holds the whole list.</summary>
    public async Task<Tally> CountAsync(
        ListState state,
        Page<TRow> page,
        CancellationToken cancellationToken = default
    )
    {
        if (page.IsWhole && Totals.Count == 0)
            return new(new(page.Rows.Count), []);

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hits = page.Hits ?? await FindAsync(db, state, cancellationToken);
        return await CountAsync(db, Counter, state, hits, cancellationToken);
    }

    /// <summary>Only the number of rows, for a state that isn't on screen.</summary>
    public async Task<RowCount> CountAsync(ListState state, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hits = await FindAsync(db, state, cancellationToken);
        return (await CountAsync(db, JustCounter, state, hits, cancellationToken)).Count;
    }

    /// <summary>Adds up all rows of the list, when somebody asks for it.</summary>
    /// <returns>Null if that would take too long.</returns>
    public async Task<Tally?> AddUpAsync(ListState state, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hits = await FindAsync(db, state, cancellationToken);
        return await Counter.AddUpAsync(await AskedAsync(db, state, hits), cancellationToken);
    }

    /// <summary>The rows that pass the filters; search narrows them further.</summary>
    protected IQueryable<TEntity> Filtered(ShopFlowDbContext db, ListState state) =>
        Columns.Aggregate(
            (IQueryable<TEntity>)db.Set<TEntity>(),
            (rows, column) => column.Filter?.Narrow(rows, state, column.Name, shop) ?? rows
        );

    /// <summary>The columns to total, at most two.</summary>
    protected virtual IReadOnlyList<ListTotal<TEntity>> Totals => [];

    private ListCounter<TEntity> Counter => counter ??= new(Totals);

    /// <summary>The tables that the search box looks in; empty if there is no search.</summary>
    protected virtual IReadOnlyList<SearchTarget> Searched => [];

    /// <summary>Which rows match what the search found.</summary>
    protected virtual Expression<Func<TEntity, bool>> Found(
        ShopFlowDbContext db,
        SearchHits hits
    ) =>
        throw new NotSupportedException(
            "A list that searches tables says which rows belong to what is found."
        );

    /// <summary>Leaves out what the person may not see.</summary>
    protected virtual ValueTask<IQueryable<TEntity>> VisibleAsync(IQueryable<TEntity> rows) =>
        ValueTask.FromResult(rows);

    private SortColumn<TEntity> SortOf(string name) =>
        Columns.Single(column => column.Name == name).Sort!;

    private async Task<SearchHits?> FindAsync(
        ShopFlowDbContext db,
        ListState state,
        CancellationToken cancellationToken
    ) =>
        state.Search is { } text && Searched.Count > 0
            ? await search.FindAsync(db, text, Searched, cancellationToken)
            : null;

    private async Task<Tally> CountAsync(
        ShopFlowDbContext db,
        ListCounter<TEntity> counter,
        ListState state,
        SearchHits? hits,
        CancellationToken cancellationToken
    ) =>
        hits is { IsCrowd: true }
            ? await ListCounter<TEntity>.EstimateAsync(
                db,
                await AskedAsync(db, state, hits.ForPlanner()),
                cancellationToken
            )
            : await counter.CountAsync(db, await AskedAsync(db, state, hits), cancellationToken);

    private ValueTask<IQueryable<TEntity>> AskedAsync(
        ShopFlowDbContext db,
        ListState state,
        SearchHits? hits
    )
    {
        var rows = Filtered(db, state);
        return VisibleAsync(hits is null ? rows : rows.Where(Found(db, hits)));
    }

    private async Task<Page<TRow>?> ReadAsync(
        ShopFlowDbContext db,
        ListState state,
        SearchHits? hits,
        CancellationToken cancellationToken
    )
    {
        var sort = SortOf(state.SortColumn);
        var rows = sort.Take(
            (await AskedAsync(db, state, hits)).AsNoTracking(),
            state.Position,
            state.IsDescending,
            PageSize + 1,
            hits?.FewOf<TEntity>()
        );
        return rows is null
            ? null
            : ToPage(
                await rows.Select(sort.Placed(Row)).ToListAsync(cancellationToken),
                state.Position
            );
    }

    private static Page<TRow> ToPage(List<Placed<TRow>> rows, ListPosition position)
    {
        var isMore = rows.Count > PageSize;
        if (isMore)
            rows.RemoveAt(PageSize);

        if (position.IsBackwards)
            rows.Reverse();

        var (more, behind) = (isMore, position.Cursor is not null);
        var (hasPrevious, hasNext) = position.IsBackwards ? (more, behind) : (behind, more);
        return new(
            rows.ConvertAll(placed => placed.Row),
            hasPrevious && rows is [var first, ..] ? ListPosition.Before(first.Cursor) : null,
            hasNext && rows is [.., var last] ? ListPosition.After(last.Cursor) : null
        );
    }
}
