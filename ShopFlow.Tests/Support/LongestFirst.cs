using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ShopFlow.Tests.Support.LongestFirst", "ShopFlow.Tests")]

namespace ShopFlow.Tests.Support;

/// <summary>Long classes begin, so that no core waits at the end for the other one's.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Turns =
    [
        // More than a minute each.
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
