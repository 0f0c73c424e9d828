using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Home;

/// <summary>A period of time; its end is excluded.</summary>
internal readonly record struct Stretch(DateTimeOffset From, DateTimeOffset To);

/// <summary>Whole days in the shop's time zone up to today; a single day is shown by hours.</summary>
internal sealed record SalesPeriod
{
    private const int Usual = 30;

    /// <summary>The lengths to choose from, shortest first.</summary>
    public static readonly int[] Choices = [1, 7, 30, 90];

    public SalesPeriod(int? days) =>
        Days = days is { } chosen && Choices.Contains(chosen) ? chosen : Usual;

    public int Days { get; }

    public bool IsByHour => Days == 1;

    public Stretch Whole(ShopFormat shop) =>
        new(shop.Start(shop.Today.AddDays(1 - Days)), shop.Start(shop.Today.AddDays(1)));

    /// <summary>Its days, or today's hours until now.</summary>
    public Stretch[] Steps(ShopFormat shop, DateTimeOffset now) =>
        IsByHour ? HoursOf(shop, shop.Today, now) : DaysUpTo(shop, shop.Today);

    /// <summary>The same number of steps, just before the period.</summary>
    public Stretch[] StepsBefore(ShopFormat shop, DateTimeOffset now) =>
        IsByHour
            ? HoursOf(shop, shop.Today.AddDays(-1), now.AddDays(-1))
            : DaysUpTo(shop, shop.Today.AddDays(-Days));

    private Stretch[] DaysUpTo(ShopFormat shop, DateOnly last) =>
        [
            .. Enumerable
                .Range(1 - Days, Days)
                .Select(day => new Stretch(
                    shop.Start(last.AddDays(day)),
                    shop.Start(last.AddDays(day + 1))
                )),
        ];

    // A line needs two points, so the day's second hour is included from the start.
    private static Stretch[] HoursOf(ShopFormat shop, DateOnly day, DateTimeOffset now)
    {
        var start = shop.Start(day);
        var hours = Math.Max(2, (int)(now - start).TotalHours + 1);
        return
        [
            .. Enumerable
                .Range(0, hours)
                .Select(hour => new Stretch(start.AddHours(hour), start.AddHours(hour + 1))),
        ];
    }
}
