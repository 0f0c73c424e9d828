namespace ShopFlow.Data.Seeding;

/// <summary>
/// Three years of a shop that grows, is busy before Christmas and in the evening, and slow at weekends.
/// </summary>
internal sealed class BigCalendar
{
    private const double Growth = 1.4;

    private static readonly double[] Months =
    [
        0.85,
        0.80,
        0.90,
        0.90,
        0.95,
        0.95,
        0.85,
        0.85,
        1.00,
        1.10,
        1.60,
        1.50,
    ];

    // Starts with Sunday.
    private static readonly double[] Weekdays = [0.80, 1.10, 1.10, 1.10, 1.15, 0.95, 0.80];

    private static readonly double[] Hours = Summed([
        .. new double[] { 1, 1, 0, 0, 0, 1, 2, 4, 6, 8, 9, 9 },
        .. new double[] { 10, 9, 8, 8, 8, 8, 9, 11, 12, 11, 7, 3 },
    ]);

    private readonly double[] days;

    /// <param name="end">Midnight, the first moment without sales.</param>
    public BigCalendar(DateTime end)
    {
        End = end;
        Start = end.AddYears(-3);
        var length = (End - Start).Days;
        days = Summed([
            .. Enumerable.Range(0, length).Select(day => Busy(day, (double)day / length)),
        ]);
    }

    public DateTime Start { get; }

    public DateTime End { get; }

    /// <summary>The given number of moments, oldest first, each placed at random between its neighbours.</summary>
    public DateTime[] Moments(int count, Random random)
    {
        var (day, moments) = (0, new DateTime[count]);
        for (var i = 0; i < count; i++)
        {
            var sold = (i + random.NextDouble()) / count;
            while (sold >= days[day + 1])
                day++;

            var passed = (sold - days[day]) / (days[day + 1] - days[day]);
            moments[i] = Start.AddDays(day + (HourAt(passed) / 24));
        }

        return moments;
    }

    /// <summary>How much of the three years has passed.</summary>
    public double Passed(DateTime moment) => (moment - Start) / (End - Start);

    private double Busy(int day, double passed)
    {
        var date = Start.AddDays(day);
        return (1 + (Growth * passed)) * Months[date.Month - 1] * Weekdays[(int)date.DayOfWeek];
    }

    private static double HourAt(double sold)
    {
        var hour = 0;
        while (sold >= Hours[hour + 1])
            hour++;

        return hour + ((sold - Hours[hour]) / (Hours[hour + 1] - Hours[hour]));
    }

    /// <summary>From 0 to exactly 1.</summary>
    private static double[] Summed(double[] parts)
    {
        var (sums, total) = (new double[parts.Length + 1], parts.Sum());
        for (var i = 0; i < parts.Length; i++)
            sums[i + 1] = sums[i] + (parts[i] / total);

        sums[^1] = 1;
        return sums;
    }
}
