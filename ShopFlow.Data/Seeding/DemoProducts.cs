using System.Globalization;
using Bogus;
using ShopFlow.Data.Products;

namespace ShopFlow.Data.Seeding;

internal static class DemoProducts
{
    private const int Seed = 22_423;

    private static readonly HashSet<string> SmallWords =
    [
        "and",
        "for",
        "in",
        "it",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ];

    public static Dictionary<string, Product> From(
        IReadOnlyList<Sale> sales,
        DemoCategories categories,
        Func<Sale, DateTimeOffset> soldAt
    )
    {
        var products = sales
            .GroupBy(sale => sale.Code)
            .OrderBy(sold => sold.Key, StringComparer.Ordinal)
            .Select(
                (sold, index) =>
                    (
                        Code: sold.Key,
                        Product: Describe([.. sold], categories, soldAt, new(Seed + index))
                    )
            )
            .OrderBy(known => known.Product.CreatedAt)
            .ToDictionary(known => known.Code, known => known.Product);
        foreach (var (index, product) in products.Values.Index())
        {
            product.Id = index + 1;
        }

        return products;
    }

    /// <summary>"SET OF 4  T-LIGHTS AND 50'S MUG." becomes "Set of 4 T-Lights and 50's Mug".</summary>
    public static string Name(string description)
    {
        var words = description
            .Replace(" ,", ",", StringComparison.Ordinal)
            .TrimEnd('.', ' ')
            .ToLowerInvariant()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(
            ' ',
            words.Select(
                (word, index) => index > 0 && SmallWords.Contains(word) ? word : Capital(word)
            )
        );
    }

    private static Product Describe(
        Sale[] sold,
        DemoCategories categories,
        Func<Sale, DateTimeOffset> soldAt,
        Randomizer random
    )
    {
        var description = MostFrequent(sold, sale => sale.Description);
        var category = categories.Of(description);
        return new()
        {
            Name = Name(description),
            Description = random.Bool(0.6f) ? random.ListItem(category.Descriptions) : null,
            Category = category.Name,
            Price = MostFrequent(sold, sale => sale.Price),
            StockQuantity = Stock(random),
            CreatedAt = sold.Min(soldAt).AddMinutes(-random.Int(30, 60 * 24 * 20)),
        };
    }

    internal static int Stock(Randomizer random) =>
        random.Double() switch
        {
            < 0.04 => 0,
            < 0.14 => random.Int(1, 9),
            < 0.80 => random.Int(10, 180),
            _ => random.Int(181, 1_400),
        };

    private static T MostFrequent<T>(IEnumerable<Sale> sales, Func<Sale, T> value) =>
        sales.GroupBy(value).OrderByDescending(same => same.Count()).First().Key;

    // A letter after a blank, slash, hyphen or bracket starts a word; one after an apostrophe or digit doesn't.
    private static string Capital(string word) =>
        string.Concat(
            word.Select(
                (letter, at) =>
                    at == 0 || "/-(+&.".Contains(word[at - 1])
                        ? char.ToUpper(letter, CultureInfo.InvariantCulture)
                        : letter
            )
        );
}
