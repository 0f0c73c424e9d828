using System.Collections.Concurrent;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Features.Views;

/// <summary>
/// How many rows the views have, cached for a few seconds: if ten people have a list open, it is counted once for all
/// of them.
/// </summary>
internal sealed class ViewCounts(TimeProvider time)
{
    private const int Most = 1_000;
    private static readonly TimeSpan CachedFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, (RowCount Count, DateTimeOffset At)> known = new(
        StringComparer.Ordinal
    );

    /// <param name="scope">Separates people who see different rows of the same list.</param>
    public async Task<RowCount> CountAsync(
        string scope,
        ListState state,
        Func<ListState, CancellationToken, Task<RowCount>> count,
        CancellationToken cancellationToken
    )
    {
        var (key, now) = ($"{scope}{state.ToViewQuery()}", time.GetUtcNow());
        if (known.TryGetValue(key, out var fresh) && now - fresh.At < CachedFor)
            return fresh.Count;

        var counted = await count(state, cancellationToken);
        if (known.Count >= Most)
            known.Clear();

        known[key] = (counted, now);
        return counted;
    }
}
