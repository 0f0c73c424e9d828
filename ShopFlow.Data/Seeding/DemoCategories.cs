using System.Text.Json;

namespace ShopFlow.Data.Seeding;

/// <summary>A category, the words that put a product into it, and the texts of its reviews.</summary>
internal sealed record DemoCategory(
    string Name,
    List<string> Words,
    List<string> Descriptions,
    List<string> Likes,
    List<string> Dislikes
);

/// <summary>The first category that shares a word with the product wins; the last one takes the rest.</summary>
internal sealed class DemoCategories(IReadOnlyList<DemoCategory> categories)
{
    public static DemoCategories Read()
    {
        using var file = EmbeddedFile.Open(typeof(DemoCategories), "categories.json");
        return new(
            JsonSerializer.Deserialize<List<DemoCategory>>(file, JsonSerializerOptions.Web)!
        );
    }

    public DemoCategory Named(string name) => categories.First(category => category.Name == name);

    public DemoCategory Of(string description)
    {
        var words =
            $" {string.Join(' ', description.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')} ";
        return categories.FirstOrDefault(category =>
                category.Words.Exists(word =>
                    words.Contains($" {word} ", StringComparison.OrdinalIgnoreCase)
                )
            ) ?? categories[^1];
    }
}
