namespace ShopFlow.Web.Lists.State;

/// <summary>Days relative to today.</summary>
/// <param name="Name">As in the URL.</param>
/// <param name="Between">The first and last day, given today and the first day of the week.</param>
public sealed record RelativeDays(
    string Name,
    Func<DateOnly, DayOfWeek, (DateOnly First, DateOnly Last)> Between
)
{
    public static readonly IReadOnlyList<RelativeDays> All =
    [
        new("today", (today, _) => (today, today)),
        new("yesterday", (today, _) => (today.AddDays(-1), today.AddDays(-1))),
        new("this-week", (today, first) => (WeekOf(today, first), WeekOf(today, first).AddDays(6))),
        new("last-7-days", (today, _) => (today.AddDays(-6), today)),
        new("last-30-days", (today, _) => (today.AddDays(-29), today)),
        new("last-90-days", (today, _) => (today.AddDays(-89), today)),
        new("3-or-more-days-ago", (today, _) => (new(1900, 1, 1), today.AddDays(-3))),
        new("this-month", (today, _) => Month(today.Year, today.Month)),
        new("last-month", (today, _) => LastMonth(today)),
        new("this-year", (today, _) => (new(today.Year, 1, 1), new(today.Year, 12, 31))),
    ];

    /// <summary>The default choice.</summary>
    public static RelativeDays Usual { get; } = All.Single(days => days.Name == "last-30-days");

    public string Words => Name.Replace('-', ' ');

    public static RelativeDays? Named(string? name) =>
        All.FirstOrDefault(days => days.Name == name);

    private static DateOnly WeekOf(DateOnly day, DayOfWeek first) =>
        day.AddDays(-((7 + (int)day.DayOfWeek - (int)first) % 7));

    private static (DateOnly, DateOnly) LastMonth(DateOnly today)
    {
        var before = today.AddMonths(-1);
        return Month(before.Year, before.Month);
    }

    private static (DateOnly, DateOnly) Month(int year, int month) =>
        (new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));
}
