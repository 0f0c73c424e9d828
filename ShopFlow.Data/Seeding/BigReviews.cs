using Bogus;

namespace ShopFlow.Data.Seeding;

internal readonly record struct BigReview(int User, int Product, short Rating, DateTime At);

/// <summary>Picked while the lines are written, then sorted by time.</summary>
internal sealed class BigReviews(BigShopSize size, BigHistory history, BigCalendar calendar)
{
    private const int Seed = 85_123;

    private readonly Random random = new(Seed);
    private readonly HashSet<long> pairs = [];
    private readonly List<BigReview> reviews = [];
    private int passed;

    /// <summary>
    /// Spreads the remaining reviews at random over the remaining lines; nobody reviews a product twice.
    /// </summary>
    public void Pass(BigLine line)
    {
        var user = history.Buyer[line.Index];
        if (
            random.NextDouble() * (size.Lines - passed++) < size.Reviews - reviews.Count
            && pairs.Add(((long)user << 32) | (uint)line.Product)
        )
        {
            reviews.Add(new(user, line.Product, Rate(line.Product), After(line.Index)));
        }
    }

    public IReadOnlyList<BigReview> Oldest()
    {
        reviews.Sort((one, other) => one.At.CompareTo(other.At));
        return reviews;
    }

    public static string? Words(BigReview review, DemoCategory category, Randomizer random) =>
        random.Bool(0.7f) ? DemoReviews.Words(random, review.Rating, category) : null;

    /// <summary>Each product gets its own bias, so that averages differ.</summary>
    private short Rate(int product) =>
        DemoReviews.Stars(random.NextDouble() + (product * 37 % 30 / 100.0) - 0.12);

    /// <summary>Within a month of the order, and before the end.</summary>
    private DateTime After(int order)
    {
        var at = history.OrderedAt[order];
        var left = calendar.End - at;
        var month = TimeSpan.FromDays(30);
        return at + ((left < month ? left : month) * random.NextDouble());
    }
}
