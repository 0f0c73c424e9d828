using ShopFlow.Data.Orders;

namespace ShopFlow.Data.Seeding;

/// <param name="Index">The order's index.</param>
internal readonly record struct BigLine(int Index, int Product, int Quantity, decimal Price);

/// <summary>The status and the lines of each order of a history.</summary>
internal sealed class BigOrders(BigHistory history, BigProducts products, BigCalendar calendar)
{
    private const int Seed = 84_879;

    // A prime larger than any number of products, so that the best sellers are spread over all ids.
    private const long Step = 2_654_435_761;

    // The higher, the larger the best sellers' share; here the top 0.1 % make a sixteenth of all sales.
    private const double Skew = 2.5;

    // The line counts of every twenty orders; sixty lines in all.
    private static readonly int[] Lengths =
    [
        .. new[] { 1, 1, 1, 1, 1, 1, 1, 2, 2, 2 },
        .. new[] { 2, 2, 3, 3, 3, 4, 5, 6, 8, 11 },
    ];

    private static readonly int[] Quantities = [1, 1, 1, 1, 1, 2, 2, 3, 4, 6, 12, 24];

    public IEnumerable<string> Statuses()
    {
        var random = new Random(Seed);
        return history.OrderedAt.Select(at =>
            Status((calendar.End - at).TotalDays, random.NextDouble())
        );
    }

    public IEnumerable<BigLine> Lines()
    {
        var (random, lengths) = (new Random(Seed), Lengths.ToArray());
        var taken = new HashSet<int>();
        for (var order = 0; order < history.OrderedAt.Length; order++)
        {
            if (order % lengths.Length == 0)
                random.Shuffle(lengths);

            taken.Clear();
            var at = history.OrderedAt[order];
            while (taken.Count < lengths[order % lengths.Length])
            {
                var product = Sold(products.OnSale(at), random);
                if (taken.Add(product))
                    yield return new(order, product, random.Pick(Quantities), PriceAt(at, product));
            }
        }
    }

    private static string Status(double age, double chance) =>
        chance switch
        {
            < 0.03 => OrderStatus.Cancelled,
            < 0.07 when age > 8 => OrderStatus.Refunded,
            _ when age < 3 => OrderStatus.Pending,
            < 0.35 when age < 8 => OrderStatus.Pending,
            _ => OrderStatus.Shipped,
        };

    private int Sold(int onSale, Random random)
    {
        while (true)
        {
            var rank = (long)(products.Prices.Length * Math.Pow(random.NextDouble(), Skew));
            var index = (int)(rank * Step % products.Prices.Length);
            if (index < onSale)
                return index + 1;
        }
    }

    /// <summary>Everything used to be cheaper.</summary>
    private decimal PriceAt(DateTime moment, int product)
    {
        var years = 3 - (int)(3 * calendar.Passed(moment));
        return Math.Round(products.Prices[product - 1] * (1 - (0.04m * (years - 1))), 2);
    }
}
