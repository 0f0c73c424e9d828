namespace ShopFlow.Web.Lists.Search;

/// <summary>What a person searches for, as the server can find it.</summary>
/// <param name="FindsFragments">
/// Whether the server has trigrams and finds a text wherever it stands; without them it is found where a column begins.
/// </param>
internal sealed record SearchText(string Text, bool FindsFragments)
{
    /// <summary>An index of trigrams knows nothing shorter, but it knows how words begin.</summary>
    private const int ShortestFragment = 3;

    public IReadOnlyList<string> Patterns =>
        !FindsFragments ? [SearchPattern.Beginning(Text.ToLowerInvariant())]
        : Text.EnumerateRunes().Count() < ShortestFragment
            ? [SearchPattern.Beginning(Text), SearchPattern.Beginning($" {Text}", isInside: true)]
        : [SearchPattern.Containing(Text)];
}
