using Microsoft.Extensions.Options;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Unit.Formatting;

public sealed class ShopFormatTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-20T08:14:00Z", "Today 09:14")]
    [InlineData("2026-11-19T21:03:00Z", "Yesterday 22:03")]
    [InlineData("2026-11-18T10:12:00Z", "18 Nov 11:12")]
    [InlineData("2025-12-31T23:30:00Z", "1 Jan 00:30")]
    [InlineData("2025-12-31T22:30:00Z", "31 Dec 2025 23:30")]
    [InlineData("2026-11-20T23:30:00Z", "21 Nov 00:30")]
    public void A_moment_is_shown_in_the_shops_time_zone(string moment, string words) =>
        Assert.Equal(words, Shop("en-GB").Moment(DateTimeOffset.Parse(moment, null)));

    [Theory]
    [InlineData("2026-11-20T08:14:00Z", "today 09:14")]
    [InlineData("2026-11-19T21:03:00Z", "yesterday 22:03")]
    public void A_day_inside_a_sentence_is_not_capitalised(string moment, string words) =>
        Assert.Equal(
            words,
            Shop("en-GB").Moment(DateTimeOffset.Parse(moment, null), isInSentence: true)
        );

    [Fact]
    public void An_exact_moment_shows_the_offset_that_applied_then() =>
        Assert.Equal(
            "1 July 2026 14:00:05, Europe/Berlin (UTC+02:00)",
            Shop("en-GB").Exact(new DateTimeOffset(2026, 7, 1, 12, 0, 5, TimeSpan.Zero))
        );

    [Fact]
    public void A_day_starts_at_its_first_moment_in_every_zone_and_year() =>
        Assert.All(
            TimeZoneInfo.GetSystemTimeZones(),
            zone =>
            {
                var shop = Shop("en-GB", zone: zone.Id);
                for (var day = new DateOnly(2016, 1, 1); day.Year < 2027; day = day.AddDays(1))
                {
                    var start = shop.Start(day);
                    if (shop.Day(start) < day || shop.Day(start.AddTicks(-1)) >= day)
                        Assert.Fail($"{zone.Id} {day:O} begins at {start:O}");
                }
            }
        );

    [Theory]
    [InlineData("en-GB", "", "£1,402.10")]
    [InlineData("en-GB", "EUR", "€1,402.10")]
    [InlineData("en-US", "", "$1,402.10")]
    [InlineData("de-DE", "", "1.402,10 €")]
    public void Money_is_shown_in_the_shops_currency(
        string culture,
        string currency,
        string text
    ) => Assert.Equal(text, Shop(culture, currency).Money(1402.10m).Replace('\u00a0', ' '));

    [Fact]
    public void Money_never_hides_a_digit() =>
        Assert.EndsWith("10.25", Shop("en-US", "JPY").Money(10.25m), StringComparison.Ordinal);

    [Fact]
    public void Large_amounts_keep_their_pence() =>
        Assert.Equal("£99,999,999,999,999,999.99", Shop("en-GB").Money(99999999999999999.99m));

    [Theory]
    [InlineData("£12.50")]
    [InlineData("12.50 £")]
    [InlineData("GBP 12.50")]
    [InlineData("12.50")]
    public void An_amount_can_be_typed_with_the_shops_currency(string text)
    {
        Assert.True(Shop("en-GB").TryMoney(text, out var amount));
        Assert.Equal(12.50m, amount);
    }

    [Fact]
    public void An_amount_in_another_currency_is_refused() =>
        Assert.False(Shop("en-GB").TryMoney("$12.50", out _));

    [Fact]
    public void An_amount_shown_for_editing_reads_back_unchanged()
    {
        var shop = Shop("de-DE");

        Assert.True(shop.TryMoney(shop.Typed(1234567.89m), out var read));
        Assert.Equal(1234567.89m, read);
    }

    private static ShopFormat Shop(
        string culture,
        string currency = "",
        string zone = "Europe/Berlin"
    ) =>
        new(
            new(
                Options.Create(
                    new ShopSettings
                    {
                        Culture = culture,
                        Currency = currency,
                        TimeZone = zone,
                    }
                )
            ),
            new FixedClock(Now)
        );
}
