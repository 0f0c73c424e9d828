using Microsoft.EntityFrameworkCore;

namespace ShopFlow.Web.Lists.Counting;

/// <summary>Counts a list in the background, within limits, so that it never holds up the page.</summary>
internal sealed class ListCounter<TEntity>(IReadOnlyList<ListTotal<TEntity>> totals)
    where TEntity : class
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How long somebody who asked for the totals is made to wait.</summary>
    public TimeSpan LongPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Exact with totals up to <see cref="RowCount.Most"/> rows; above that, an estimate.</summary>
    public async Task<Tally> CountAsync(
        DbContext db,
        IQueryable<TEntity> rows,
        CancellationToken cancellationToken
    )
    {
        var counted = await WithinAsync(Patience, rows.Take(RowCount.Most + 1), cancellationToken);
        if (counted is { Count.IsExact: true })
            return counted;

        var about = await EstimateAsync(db, rows, cancellationToken);
        return counted is null || about.Count.Value > RowCount.Most ? about : new(counted.Count);
    }

    /// <summary>The planner's estimate: instant for any number of rows.</summary>
    public static async Task<Tally> EstimateAsync(
        DbContext db,
        IQueryable<TEntity> rows,
        CancellationToken cancellationToken
    ) => new(new(await db.AboutAsync(rows.Select(_ => 1), cancellationToken), IsAbout: true));

    /// <returns>Null if it took too long.</returns>
    public Task<Tally?> AddUpAsync(IQueryable<TEntity> rows, CancellationToken cancellationToken) =>
        WithinAsync(LongPatience, rows, cancellationToken);

    // Cancelling also stops the statement on the server.
    private async Task<Tally?> WithinAsync(
        TimeSpan patience,
        IQueryable<TEntity> rows,
        CancellationToken cancellationToken
    )
    {
        using var patient = new CancellationTokenSource(patience);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(
            patient.Token,
            cancellationToken
        );
        try
        {
            return await rows.TallyAsync(totals, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
