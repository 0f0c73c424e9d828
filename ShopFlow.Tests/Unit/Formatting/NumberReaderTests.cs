using System.Globalization;
using Microsoft.Extensions.Options;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Settings;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Unit.Formatting;

public sealed class NumberReaderTests
{
    private static readonly decimal[] Amounts = [0, 1, 12, 999, 1234, 1234567, 99999999, -5, -1234];

    [Theory]
    [InlineData("42", "42")]
    [InlineData(" 1,000 ", "1000")]
    [InlineData("+5", "by 5")]
    [InlineData("-2", "by -2")]
    [InlineData("\u22122", "by -2")]
    [InlineData("+0", "by 0")]
    [InlineData("1.5", "too precise")]
    [InlineData("+1.5", "too precise")]
    [InlineData("£42", "not a number")]
    [InlineData("42 GBP", "not a number")]
    [InlineData("+", "not a number")]
    [InlineData("five", "not a number")]
    [InlineData(" ", "nothing")]
    [InlineData(null, "nothing")]
    public void A_stock_can_be_a_number_or_a_change(string? typed, string meaning) =>
        Assert.Equal(meaning, Meaning(Shop("en-GB").Read(typed, NumberKind.Stock)));

    [Theory]
    [InlineData("+5", "5")]
    [InlineData("1.0", "1")]
    [InlineData("1.5", "too precise")]
    [InlineData("£5", "not a number")]
    public void A_whole_number_is_never_a_change(string typed, string meaning) =>
        Assert.Equal(meaning, Meaning(Shop("en-GB").Read(typed, NumberKind.Whole)));

    [Theory]
    [InlineData("0.0005", "0.0005")]
    [InlineData("£5", "not a number")]
    public void A_plain_number_can_have_any_decimals_but_no_currency(
        string typed,
        string meaning
    ) => Assert.Equal(meaning, Meaning(Shop("en-GB").Read(typed, NumberKind.Plain)));

    [Theory]
    [InlineData("£12.50", "12.5")]
    [InlineData("-£12.50", "-12.5")]
    [InlineData("£ -12.50", "-12.5")]
    [InlineData("12.50gbp", "12.5")]
    [InlineData("12.505", "too precise")]
    [InlineData("12.500", "12.5")]
    [InlineData("££12", "not a number")]
    [InlineData("£", "not a number")]
    [InlineData("$12", "not a number")]
    public void An_amount_can_include_the_shops_own_currency(string typed, string meaning) =>
        Assert.Equal(meaning, Meaning(Shop("en-GB").Read(typed, NumberKind.Money)));

    [Theory]
    [InlineData("JPY", "1234", "1234")]
    [InlineData("JPY", "¥1,234", "1234")]
    [InlineData("JPY", "12.5", "too precise")]
    [InlineData("KWD", "1.234", "1.234")]
    [InlineData("GTQ", "5 GTQ", "5")]
    [InlineData("GTQ", "Q5", "5")]
    public void The_currency_decides_how_many_decimals_are_allowed(
        string currency,
        string typed,
        string meaning
    ) => Assert.Equal(meaning, Meaning(Shop("en-GB", currency).Read(typed, NumberKind.Money)));

    [Theory]
    [InlineData("JPY", "1234")]
    [InlineData("EUR", "1234.00")]
    [InlineData("KWD", "1234.000")]
    public void A_field_shows_as_many_decimals_as_the_currency_has(string currency, string typed) =>
        Assert.Equal(typed, Shop("en-GB", currency).Typed(1234m));

    [Fact]
    public void Every_culture_reads_back_the_amounts_it_shows() =>
        Assert.All(ShopChoices.Cultures, choice => AssertReadBack(Shop(choice.Code)));

    [Theory]
    [InlineData("EUR")]
    [InlineData("JPY")]
    [InlineData("KWD")]
    [InlineData("CHF")]
    public void Amounts_in_a_foreign_currency_are_read_back_too(string currency) =>
        Assert.All(
            ["en-GB", "de-DE", "de-CH", "fr-CH", "fr-FR", "ar-EG", "fa-IR", "hi-IN", "pt-CV"],
            culture => AssertReadBack(Shop(culture, currency))
        );

    private static void AssertReadBack(ShopFormat shop)
    {
        foreach (var amount in Amounts.Append(SmallestOf(shop)).Append(1234 + SmallestOf(shop)))
        {
            string[] shown =
            [
                shop.Money(amount),
                shop.Typed(amount),
                $"{shop.CurrencyCode} {shop.Typed(amount)}",
                $"{shop.Typed(amount)} {shop.CurrencySymbol}",
            ];
            Assert.All(
                shown,
                text =>
                    Assert.Equal(new NumberEntry.Amount(amount), shop.Read(text, NumberKind.Money))
            );
        }
    }

    private static decimal SmallestOf(ShopFormat shop) =>
        new(
            1,
            0,
            0,
            isNegative: false,
            (byte)CurrencyFormat.For(shop.Culture, shop.CurrencyCode).CurrencyDecimalDigits
        );

    private static string Meaning(NumberEntry entry) =>
        entry switch
        {
            NumberEntry.Amount(var number) => Text(number),
            NumberEntry.Change(var by) => $"by {Text(by)}",
            NumberEntry.TooPrecise => "too precise",
            NumberEntry.NotANumber => "not a number",
            _ => "nothing",
        };

    private static string Text(decimal number) =>
        number.ToString("0.############", CultureInfo.InvariantCulture);

    private static ShopFormat Shop(string culture, string currency = "") =>
        new(
            new(Options.Create(new ShopSettings { Culture = culture, Currency = currency })),
            new FixedClock(DateTimeOffset.UnixEpoch)
        );
}
