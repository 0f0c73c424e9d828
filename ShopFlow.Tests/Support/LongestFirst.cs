using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ShopFlow.Tests.Support.LongestFirst", "ShopFlow.Tests")]

namespace ShopFlow.Tests.Support;

/// <summary>Runs long test classes first, so that no core idles at the end while another one is still busy.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Turns =
    [
        // These take more than a minute each.
        ".PrivateShopTests",
        ".AccessibilityTests",
        ".EndToEnd.Hosting.",
        ".EndToEnd.",
        ".Database.",
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(
        IEnumerable<ITestCollection> testCollections
    ) =>
        testCollections
            .OrderBy(Turn)
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static int Turn(ITestCollection collection)
    {
        var turn = Array.FindIndex(
            Turns,
            name => collection.DisplayName.Contains(name, StringComparison.Ordinal)
        );
        return turn < 0 ? Turns.Length : turn;
    }
}
