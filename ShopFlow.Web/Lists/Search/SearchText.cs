using System.Linq.Expressions;

namespace ShopFlow.Web.Lists.Search;

/// <summary>What a person searches for, in a form the server can find: all of its words, in any order.</summary>
/// <param name="FindsFragments">
/// Whether the server has trigrams and finds words anywhere; without them a column has to begin with the word.
/// </param>
internal sealed record SearchText(string Text, bool FindsFragments)
{
    /// <summary>A trigram index finds nothing shorter, except at the start of words.</summary>
    private const int ShortestFragment = 3;

    /// <summary>Whether each word is in one of the columns.</summary>
    public Expression<Func<T, bool>> IsIn<T>(IReadOnlyList<Expression<Func<T, string?>>> columns)
    {
        var words = SearchPattern.Words(Text);
        var every = Predicate.All(words.Select(word => Any(columns, Fragments(word))));
        return FindsFragments
            ? every
            : Predicate.All(Any(columns, words.Select(SearchPattern.Begins)), every);
    }

    private static Expression<Func<T, bool>> Any<T>(
        IReadOnlyList<Expression<Func<T, string?>>> columns,
        IEnumerable<Expression<Func<string?, bool>>> conditions
    ) => Predicate.Any(conditions.SelectMany(condition => columns.Select(c => c.Then(condition))));

    private static IEnumerable<Expression<Func<string?, bool>>> Fragments(string word) =>
        word.EnumerateRunes().Count() < ShortestFragment
            ? [SearchPattern.Begins(word), SearchPattern.BeginsLater(word)]
            : [SearchPattern.Contains(word)];
}
