using Bogus;
using ShopFlow.Data.Products;

namespace ShopFlow.Data.Seeding;

/// <summary>The demo shop's products in many colours, sizes and ranges: 2,000 of each before a name repeats.</summary>
internal sealed class BigProducts
{
    private const int Seed = 22_423;

    // The share the shop opened with.
    private const double First = 0.4;

    private static readonly string[] Colours =
    [
        "",
        "in White",
        "in Cream",
        "in Ivory",
        "in Sage",
        "in Mint",
        "in Sea Green",
        "in Sky Blue",
        "in Navy",
        "in Lilac",
        "in Plum",
        "in Rose",
        "in Coral",
        "in Red",
        "in Rust",
        "in Mustard",
        "in Lemon",
        "in Chocolate",
        "in Slate",
        "in Black",
    ];

    private static readonly string[] Sizes =
    [
        "",
        "Small",
        "Large",
        "Extra Large",
        "Mini",
        "Pair",
        "Set of 3",
        "Set of 4",
        "Set of 6",
        "Boxed",
    ];

    private static readonly string[] Ranges =
    [
        "",
        "Cottage",
        "Harbour",
        "Orchard",
        "Heritage",
        "Meadow",
        "Nordic",
        "Riviera",
        "Woodland",
        "Workshop",
    ];

    private readonly Randomizer random = new(Seed);
    private readonly BigCalendar calendar;
    private readonly DemoCategories categories;
    private readonly (string Name, DemoCategory Category, decimal Price)[] models;

    public BigProducts(int count, BigCalendar calendar, DemoCategories categories)
    {
        this.calendar = calendar;
        this.categories = categories;
        Prices = new decimal[count];
        models =
        [
            .. SalesFile
                .Read()
                .GroupBy(sale => sale.Code)
                .OrderBy(sold => sold.Key, StringComparer.Ordinal)
                .Select(sold => sold.First())
                .Select(sale =>
                    (
                        DemoProducts.Name(sale.Description),
                        categories.Of(sale.Description),
                        sale.Price
                    )
                ),
        ];
    }

    /// <summary>Of the products made up so far.</summary>
    public decimal[] Prices { get; }

    /// <summary>How many products, in order of id, were on sale at a moment.</summary>
    public int OnSale(DateTime moment) =>
        (int)Math.Ceiling(Prices.Length * (First + ((1 - First) * calendar.Passed(moment))));

    public Product Make(int index)
    {
        var (name, category, price) = models[index % models.Length];
        Prices[index] = Math.Round(price * (decimal)random.Double(0.8, 1.6) * 20) / 20;
        return new()
        {
            Id = index + 1,
            Name = Variant(name, index / models.Length),
            Description = random.Bool(0.6f) ? random.ListItem(category.Descriptions) : null,
            Price = Prices[index],
            StockQuantity = DemoProducts.Stock(random),
            Category = category.Name,
            CreatedAt = new(CreatedAt((double)index / Prices.Length)),
        };
    }

    public DemoCategory Category(int id) => models[(id - 1) % models.Length].Category;

    private static string Variant(string name, int number)
    {
        var colour = Colours[number % 20];
        var size = Sizes[number / 20 % 10];
        var range = Ranges[number / 200 % 10];
        return $"{range} {name} {colour}".Trim() + (size.Length > 0 ? $", {size}" : "");
    }

    private DateTime CreatedAt(double part) =>
        part < First
            ? calendar.Start.AddDays(-60 * (1 - (part / First)))
            : calendar.Start + ((calendar.End - calendar.Start) * ((part - First) / (1 - First)));
}
