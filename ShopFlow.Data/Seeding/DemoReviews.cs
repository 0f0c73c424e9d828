using Bogus;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Reviews;

namespace ShopFlow.Data.Seeding;

/// <summary>Written by users who received the product, a few days after the order.</summary>
internal static class DemoReviews
{
    private const int Seed = 85_123;
    private static readonly string[] Delighted =
    [
        "Love it.",
        "Very happy with this.",
        "Better than I hoped.",
        "Wonderful.",
        "Would buy again.",
        "A real find.",
    ];
    private static readonly string[] Pleased =
    [
        "Good value.",
        "Does what it should.",
        "Pleased with it.",
        "Nice, with small flaws.",
        "Good, if a little dear.",
    ];
    private static readonly string[] Neutral =
    [
        "It is all right.",
        "Neither good nor bad.",
        "Fine for the price.",
        "Expected a bit more.",
    ];
    private static readonly string[] LetDown =
    [
        "Disappointed.",
        "Not for me.",
        "I sent it back.",
        "Would not buy again.",
        "Sorry, no.",
    ];

    public static List<Review> From(
        List<Order> orders,
        DemoCategories categories,
        DateTimeOffset now
    ) =>
        [
            .. orders
                .Where(order => order.Status == OrderStatus.Shipped)
                .SelectMany(order => order.Items, (order, item) => Write(order, item, categories))
                .OfType<Review>()
                .Where(review => review.CreatedAt < now)
                .DistinctBy(review => (review.UserId, review.ProductId))
                .OrderBy(review => review.CreatedAt)
                .ThenBy(review => review.UserId)
                .ThenBy(review => review.ProductId)
                .Select(Numbered),
        ];

    private static Review Numbered(Review review, int index)
    {
        review.Id = index + 1;
        return review;
    }

    private static Review? Write(Order order, OrderItem item, DemoCategories categories)
    {
        var random = new Randomizer(Seed + item.Id);
        if (!random.Bool(0.26f))
        {
            return null;
        }

        var rating = Rate(random, item.ProductId);
        return new()
        {
            UserId = order.UserId,
            ProductId = item.ProductId,
            Rating = rating,
            Content = random.Bool(0.7f)
                ? Words(random, rating, categories.Named(item.Product.Category))
                : null,
            CreatedAt = order.CreatedAt.AddMinutes(random.Int(60 * 24 * 3, 60 * 24 * 30)),
        };
    }

    // Each product gets its own bias, so that averages differ.
    private static short Rate(Randomizer random, int productId)
    {
        var bias = new Randomizer(Seed + productId).Double(-0.18, 0.12);
        return Stars(random.Double() - bias);
    }

    /// <param name="chance">From 0 to 1, or a little outside with the product's bias: the lower, the better.</param>
    internal static short Stars(double chance) =>
        chance switch
        {
            < 0.48 => 5,
            < 0.76 => 4,
            < 0.88 => 3,
            < 0.95 => 2,
            _ => 1,
        };

    internal static string Words(Randomizer random, short rating, DemoCategory category)
    {
        var (opening, remarks) = rating switch
        {
            5 => (Delighted, category.Likes),
            4 => (Pleased, category.Likes),
            3 => (Neutral, random.Bool() ? category.Likes : category.Dislikes),
            _ => (LetDown, category.Dislikes),
        };
        return random.Int(0, 3) switch
        {
            0 => random.ArrayElement(opening),
            1 => random.ListItem(remarks),
            _ => $"{random.ArrayElement(opening)} {random.ListItem(remarks)}",
        };
    }
}
