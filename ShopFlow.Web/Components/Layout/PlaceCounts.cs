using System.Collections.Concurrent;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Components.Layout;

/// <summary>How much is waiting in one of the menu's sections.</summary>
/// <param name="Words">What the number counts, for people who can't see the menu.</param>
/// <param name="Count">At most <see cref="PlaceCounts.Most"/> plus one.</param>
internal sealed record PlaceCount(
    string Address,
    string Words,
    Func<CancellationToken, Task<int>> Count
);

/// <summary>
/// The menu's numbers, cached for a few seconds: every page shows them, and they are the same for everyone in a shop.
/// </summary>
internal sealed class PlaceCounts(IEnumerable<PlaceCount> places, TimeProvider time)
{
    /// <summary>Above this, "999+" says enough and costs the same in a shop of any size.</summary>
    public const int Most = 999;

    private static readonly TimeSpan CachedFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset At)> known = new(
        StringComparer.Ordinal
    );

    /// <summary>By address; without those that are zero or can't be counted right now.</summary>
    public async Task<IReadOnlyDictionary<string, PlaceNumber>> ReadAsync(
        CancellationToken cancellationToken = default
    )
    {
        var numbers = new Dictionary<string, PlaceNumber>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (await CountAsync(place, cancellationToken) is > 0 and var count)
                numbers[place.Address] = new(count, place.Words);
        }

        return numbers;
    }

    private async Task<int> CountAsync(PlaceCount place, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(place.Address, out var fresh) && now - fresh.At < CachedFor)
            return fresh.Count;

        // While one request counts, the others take the old number.
        known[place.Address] = (fresh.Count, now);
        var count = 0;
        await DatabaseTrouble.StopsAsync(async () => count = await place.Count(cancellationToken));
        known[place.Address] = (count, now);
        return count;
    }
}

public sealed record PlaceNumber(int Count, string Words)
{
    public string Text => Count > PlaceCounts.Most ? $"{PlaceCounts.Most}+" : $"{Count}";
}
