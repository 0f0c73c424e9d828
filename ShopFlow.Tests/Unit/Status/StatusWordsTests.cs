using Microsoft.Extensions.Options;
using ShopFlow.Web.Features.Status;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Unit.Status;

public sealed class StatusWordsTests
{
    private readonly ShopFormat format = new(
        new(Options.Create(new ShopSettings { Culture = "en-GB", TimeZone = "Europe/Berlin" })),
        TimeProvider.System
    );

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(8192, "8.0 kB")]
    [InlineData(8_920_423, "8.5 MB")]
    [InlineData(262_144_000, "250 MB")]
    [InlineData(5_000_000_000_000, "4.5 TB")]
    public void A_size_is_shown_in_the_most_readable_unit(long bytes, string expected) =>
        Assert.Equal(expected, format.Size(bytes));

    [Theory]
    [InlineData(0.31, "0.31 ms")]
    [InlineData(412, "412 ms")]
    [InlineData(4_200, "4.2 s")]
    [InlineData(720_000, "12 min")]
    [InlineData(11_520_000, "3 h 12 min")]
    [InlineData(432_000_000, "5 days")]
    public void A_duration_is_shown_in_the_most_readable_unit(
        double milliseconds,
        string expected
    ) => Assert.Equal(expected, format.Time(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void A_share_is_shown_in_percent() => Assert.Equal("99.4 %", format.Share(0.9941));

    [Theory]
    [InlineData("SELECT 1\n  FROM  users ", "SELECT 1 FROM users")]
    [InlineData("SELECT 'it''s Ada', $1", "SELECT ?, $1")]
    [InlineData("SELECT 'cut off", "SELECT ?")]
    public void A_statement_is_put_on_one_line_without_its_literals(string sql, string expected) =>
        Assert.Equal(expected, StatementText.Shorten(sql));

    [Fact]
    public void A_long_statement_is_shortened() =>
        Assert.Equal(221, StatementText.Shorten(new string('x', 4000)).Length);
}
