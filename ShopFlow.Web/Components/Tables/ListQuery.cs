using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;

namespace ShopFlow.Web.Components.Tables;

/// <summary>
/// Reads one list of the shop a page at a time. The rows of the page are taken first and projected after, so counts and
/// sums are computed for those rows only.
/// </summary>
internal abstract class ListQuery<TEntity, TRow>(IDbContextFactory<ShopFlowDbContext> contexts)
    where TEntity : class
{
    public const int PageSize = 50;

    private ListShape? shape;

    public ListShape Shape =>
        shape ??= new(DefaultSort, [.. Sorts.Select(sort => sort.Name)], Filters);

    protected abstract string DefaultSort { get; }

    protected abstract IReadOnlyList<SortColumn<TEntity>> Sorts { get; }

    protected abstract IReadOnlyList<ListFilter> Filters { get; }

    protected abstract Expression<Func<TEntity, TRow>> Row { get; }

    public async Task<Page<TRow>> PageAsync(
        ListState state,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var page = await ReadAsync(db, state, cancellationToken);

        // The rows around the cursor went meanwhile, or the way back met the beginning: show the beginning in full.
        var isStump =
            page?.Previous is null
            && page?.Rows.Count < PageSize
            && state.Position != ListPosition.First;
        if (page is null || isStump)
            page = await ReadAsync(db, state.At(ListPosition.First), cancellationToken);

        return page!;
    }

    /// <summary>Asked after the page is shown, never before it; without a query when the page is the whole list.</summary>
    public async Task<RowCount> CountAsync(
        ListState state,
        Page<TRow> page,
        CancellationToken cancellationToken = default
    )
    {
        if (page.IsWhole)
            return new(page.Rows.Count);

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await VisibleAsync(Filtered(db, state));
        return new(await rows.Take(RowCount.Most + 1).CountAsync(cancellationToken));
    }

    protected abstract IQueryable<TEntity> Filtered(ShopFlowDbContext db, ListState state);

    /// <summary>Leaves out what the person may not see.</summary>
    protected virtual ValueTask<IQueryable<TEntity>> VisibleAsync(IQueryable<TEntity> rows) =>
        ValueTask.FromResult(rows);

    private async Task<Page<TRow>?> ReadAsync(
        ShopFlowDbContext db,
        ListState state,
        CancellationToken cancellationToken
    )
    {
        var sort = Sorts.Single(sort => sort.Name == state.SortColumn);
        var rows = sort.Take(
            (await VisibleAsync(Filtered(db, state))).AsNoTracking(),
            state.Position,
            state.IsDescending,
            PageSize + 1
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
