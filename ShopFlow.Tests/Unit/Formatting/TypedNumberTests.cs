using System.Globalization;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Unit.Formatting;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("en-GB", "1,234.50", "1234.50")]
    [InlineData("en-GB", "1234.5", "1234.5")]
    [InlineData("en-GB", ".5", "0.5")]
    [InlineData("en-GB", "5.", "5")]
    [InlineData("en-GB", " -3 ", "-3")]
    [InlineData("en-GB", "−3", "-3")]
    [InlineData("en-GB", "+7", "7")]
    [InlineData("en-GB", "007", "7")]
    [InlineData("de-DE", "1,5", "1.5")]
    [InlineData("de-DE", "1.234,50", "1234.5")]
    [InlineData("de-DE", "1.500", "1500")]
    [InlineData("de-CH", "1'234.50", "1234.5")]
    [InlineData("de-CH", "1’234.50", "1234.5")]
    [InlineData("fr-FR", "1 234,50", "1234.5")]
    [InlineData("fr-FR", "1\u202f234,50", "1234.5")]
    [InlineData("en-IN", "12,34,567.5", "1234567.5")]
    public void Numbers_are_read_in_the_shops_notation(string culture, string text, string value)
    {
        Assert.True(Reader(culture).TryRead(text, out var read));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("en-GB", "1,5")]
    [InlineData("en-GB", "12,34,567")]
    [InlineData("en-GB", "1,2345")]
    [InlineData("en-GB", "1.2.3")]
    [InlineData("en-GB", "1.234,5")]
    [InlineData("en-GB", "1,234,")]
    [InlineData("en-GB", ",500")]
    [InlineData("de-DE", "1.5")]
    [InlineData("de-DE", "1,234.50")]
    [InlineData("en-GB", "")]
    [InlineData("en-GB", "   ")]
    [InlineData("en-GB", "-")]
    [InlineData("en-GB", ".")]
    [InlineData("en-GB", "1e5")]
    [InlineData("en-GB", "0x10")]
    [InlineData("en-GB", "--1")]
    [InlineData("en-GB", "1 2")]
    [InlineData("en-GB", "१२")]
    [InlineData("en-GB", "NaN")]
    [InlineData("en-GB", null)]
    public void Ambiguous_numbers_are_not_guessed(string culture, string? text) =>
        Assert.False(Reader(culture).TryRead(text, out _));

    [Theory]
    [InlineData("99999999999999999999999999999999", 1)]
    [InlineData("-99999999999999999999999999999999", -1)]
    public void A_number_too_large_for_a_decimal_becomes_the_largest_decimal(string text, int sign)
    {
        Assert.True(Reader("en-GB").TryRead(text, out var read));
        Assert.Equal(sign * decimal.MaxValue, read);
    }

    private static TypedNumber Reader(string culture) => new(CultureInfo.GetCultureInfo(culture));
}
