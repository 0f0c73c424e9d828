using Microsoft.Extensions.Caching.Memory;

namespace ShopFlow.Web.Components.Lists;

/// <summary>
/// What a prerendered page leaves here for its circuit, which comes for it a moment later and begins with what the person
/// sees already. The page itself carries only the key, encrypted: the rows would travel twice. A circuit that comes late
/// finds nothing and reads for itself.
/// </summary>
internal sealed class PrerenderCache : IDisposable
{
    private static readonly MemoryCacheEntryOptions Kept = new()
    {
        Size = 1,
        AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30),
    };

    private readonly MemoryCache left = new(new MemoryCacheOptions { SizeLimit = 400 });

    /// <returns>The key to take it with.</returns>
    public string Leave<T>(T value)
        where T : class
    {
        var key = Guid.NewGuid().ToString("N");
        left.Set(key, value, Kept);
        return key;
    }

    /// <summary>Once only: it is gone afterwards.</summary>
    public T? Take<T>(string? key)
        where T : class
    {
        if (key is null || !left.TryGetValue(key, out var value))
            return null;

        left.Remove(key);
        return value as T;
    }

    public void Dispose() => left.Dispose();
}
