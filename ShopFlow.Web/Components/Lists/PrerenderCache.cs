using Microsoft.Extensions.Caching.Memory;

namespace ShopFlow.Web.Components.Lists;

/// <summary>
/// Where a prerendered page leaves its data for its circuit, which picks it up a moment later and starts with what the
/// person already sees. The page carries only the key, encrypted; otherwise the rows would be sent twice. A circuit
/// that comes too late finds nothing and reads the data itself.
/// </summary>
internal sealed class PrerenderCache : IDisposable
{
    private static readonly MemoryCacheEntryOptions Kept = new()
    {
        Size = 1,
        AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30),
    };

    private readonly MemoryCache left = new(new MemoryCacheOptions { SizeLimit = 400 });

    /// <returns>The key to pick it up with.</returns>
    public string Leave<T>(T value)
        where T : class
    {
        var key = Guid.NewGuid().ToString("N");
        left.Set(key, value, Kept);
        return key;
    }

    /// <summary>Works once: the value is removed.</summary>
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
