using ShopFlow.Web.Lists.Search;

namespace ShopFlow.Web.Components.Forms;

/// <summary>One entry of a fixed list: what is stored, its text, and a detail that tells it from others.</summary>
public sealed record CodeChoice(string Code, string Text, string? Detail = null)
{
    /// <summary>Breaks ties: lower is more common, and comes first.</summary>
    public int Rarity { get; init; } = int.MaxValue;

    /// <summary>How well the entry matches a text, 0 being best; null if it doesn't.</summary>
    public int? Rank(string text) =>
        Is(Code, text) || Is(Text, text) ? 0
        : Text.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 1
        : Begins(Text, text) || Code.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 2
        : KnownText.Has($"{Text} {Code} {Detail}", text) ? 3
        : null;

    /// <returns>The indexes of the choices that match a text, the likeliest first.</returns>
    public static IReadOnlyList<int> Find(IReadOnlyList<CodeChoice> choices, string text) =>
        [
            .. choices
                .Index()
                .Select(choice =>
                    (choice.Index, choice.Item.Rarity, Rank: choice.Item.Rank(text.Trim()))
                )
                .Where(choice => choice.Rank is not null)
                .OrderBy(choice => choice.Rank)
                .ThenBy(choice => choice.Rarity)
                .Select(choice => choice.Index),
        ];

    private static bool Is(string name, string text) =>
        name.Equals(text, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string name, string text) =>
        name.Split(' ', '(', '/', ',', '-')
            .Any(word => word.StartsWith(text, StringComparison.OrdinalIgnoreCase));
}
