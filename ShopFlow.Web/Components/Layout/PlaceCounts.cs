using System.Collections.Concurrent;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Components.Layout;

/// <summary>What waits in one of the menu's places.</summary>
/// <param name="Words">What the number counts, for who cannot see where it stands.</param>
/// <param name="Count">Up to one more than <see cref="PlaceCounts.Most"/>.</param>
internal sealed record PlaceCount(
    string Address,
    string Words,
    Func<CancellationToken, Task<int>> Count
);

/// <summary>The menu's numbers, remembered for moments: each page shows them, and a shop has one answer for all.</summary>
internal sealed class PlaceCounts(IEnumerable<PlaceCount> places, TimeProvider time)
{
    /// <summary>From here on "999+" says enough, and costs the same in any shop.</summary>
    public const int Most = 999;

    private static readonly TimeSpan Remembers = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset At)> known = new(
        StringComparer.Ordinal
    );

    /// <summary>By address; what is zero, or cannot be known now, is left out.</summary>
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
        if (known.TryGetValue(place.Address, out var fresh) && now - fresh.At < Remembers)
            return fresh.Count;

        // Whoever asks while one counts takes the old number.
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
