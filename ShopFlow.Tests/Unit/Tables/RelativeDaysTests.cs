using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Unit.Tables;

public sealed class RelativeDaysTests
{
    [Theory]
    [InlineData("today", "2026-03-01", "2026-03-01")]
    [InlineData("yesterday", "2026-02-28", "2026-02-28")]
    [InlineData("this-week", "2026-02-23", "2026-03-01")]
    [InlineData("last-7-days", "2026-02-23", "2026-03-01")]
    [InlineData("last-30-days", "2026-01-31", "2026-03-01")]
    [InlineData("last-90-days", "2025-12-02", "2026-03-01")]
    [InlineData("3-or-more-days-ago", "1900-01-01", "2026-02-26")]
    [InlineData("this-month", "2026-03-01", "2026-03-31")]
    [InlineData("last-month", "2026-02-01", "2026-02-28")]
    [InlineData("this-year", "2026-01-01", "2026-12-31")]
    public void Relative_days_count_from_today(string name, string first, string last) =>
        Assert.Equal((Day(first), Day(last)), Resolve(name, new(2026, 3, 1), DayOfWeek.Monday));

    [Fact]
    public void A_week_starts_on_the_first_day_of_the_shops_country()
    {
        Assert.Equal(
            (Day("2026-03-01"), Day("2026-03-07")),
            Resolve("this-week", new(2026, 3, 4), DayOfWeek.Sunday)
        );
        Assert.Equal(
            (Day("2026-03-02"), Day("2026-03-08")),
            Resolve("this-week", new(2026, 3, 4), DayOfWeek.Monday)
        );
    }

    [Fact]
    public void The_month_before_january_is_december() =>
        Assert.Equal(
            (Day("2025-12-01"), Day("2025-12-31")),
            Resolve("last-month", new(2026, 1, 31), DayOfWeek.Monday)
        );

    private static (DateOnly?, DateOnly?) Resolve(string name, DateOnly today, DayOfWeek first)
    {
        var days = new DateRange { Relative = RelativeDays.Named(name) }.On(today, first);
        return (days.From, days.To);
    }

    private static DateOnly? Day(string text) => ListFilter.Day(text);
}
