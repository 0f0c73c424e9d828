namespace ShopFlow.Data.Seeding;

/// <summary>How many rows a big shop has. An order has three lines on average.</summary>
/// <param name="Orders">A multiple of 20.</param>
public readonly record struct BigShopSize(int Users, int Products, int Orders, int Reviews)
{
    public const double Smallest = 0.01;
    public const double Biggest = 100;

    public int Lines => Orders * 3;

    /// <param name="scale">1 is a shop of 100,000 orders.</param>
    public static BigShopSize At(double scale) =>
        scale is >= Smallest and <= Biggest
            ? new(Rows(1_000, scale), Rows(500, scale), Rows(5_000, scale), Rows(2_500, scale))
            : throw new ArgumentOutOfRangeException(nameof(scale));

    private static int Rows(int twenties, double scale) => 20 * (int)Math.Round(twenties * scale);
}
