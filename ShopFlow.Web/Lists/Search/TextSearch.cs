using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Lists.Query;

namespace ShopFlow.Web.Lists.Search;

/// <summary>Searches tables for a text, in one round trip for all of them.</summary>
internal sealed class TextSearch(TimeProvider time)
{
    // A DBA may add or drop the indexes while ShopFlow runs.
    private static readonly TimeSpan CachedFor = TimeSpan.FromMinutes(5);

    private volatile Known? known;

    /// <summary>True if searches so far could only match the beginning of names.</summary>
    public bool OnlyFindsBeginnings => known is { FindsFragments: false };

    public async Task<SearchHits> FindAsync(
        ShopFlowDbContext db,
        string typed,
        IReadOnlyList<SearchTarget> targets,
        CancellationToken cancellationToken
    )
    {
        var text = new SearchText(typed, await FindsFragmentsAsync(db, cancellationToken));
        var hits = await targets
            .Select((target, index) => target.Hits(db, text, index))
            .Aggregate((all, next) => all.Concat(next))
            .ToListAsync(cancellationToken);
        var found = hits.ToLookup(hit => hit.Target, hit => hit.Id);
        return new(
            text,
            targets.Index().ToDictionary(target => target.Item, target => Few(found[target.Index]))
        );
    }

    /// <summary>The rows that a picker offers for a text; all rows if the text is empty.</summary>
    public async Task<IQueryable<T>> NarrowAsync<T>(
        ShopFlowDbContext db,
        IQueryable<T> rows,
        string? typed,
        SearchTarget target,
        Func<SearchHits, Expression<Func<T, bool>>> found,
        CancellationToken cancellationToken
    )
        where T : class
    {
        if (SearchPattern.Searchable(typed) is not { } text)
            return rows;

        var hits = await FindAsync(db, text, [target], cancellationToken);
        return rows.Where(found(hits)).FetchedFirst(hits.FewOf<T>());
    }

    /// <summary>Whether text is found anywhere, by trigram indexes, or only at the beginning of a name.</summary>
    public async ValueTask<bool> FindsFragmentsAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (known is not { } fresh || now - fresh.Since > CachedFor)
            known = fresh = new(await HasTrigramsAsync(db, cancellationToken), now);

        return fresh.FindsFragments;
    }

    private static Task<bool> HasTrigramsAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    ) =>
        db
            .Database.SqlQuery<bool>(
                $"""
                SELECT EXISTS (
                    SELECT FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_am a ON a.oid = c.relam
                    WHERE i.indrelid = 'public.users'::regclass AND a.amname = 'gin' AND i.indisvalid
                ) AS "Value"
                """
            )
            .SingleAsync(cancellationToken);

    private static List<int>? Few(IEnumerable<int> ids) =>
        ids.ToList() is { Count: <= SearchHits.Most } few ? few : null;

    private sealed record Known(bool FindsFragments, DateTimeOffset Since);
}
