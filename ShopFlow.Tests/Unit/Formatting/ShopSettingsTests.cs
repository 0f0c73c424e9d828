using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Unit.Formatting;

public sealed class ShopSettingsTests
{
    private readonly ShopSettings settings = new();

    [Fact]
    public void The_default_settings_are_valid() => Assert.Empty(Faults());

    [Theory]
    [InlineData("xx-YY")]
    [InlineData("de")]
    [InlineData("")]
    public void An_unknown_culture_is_named(string culture)
    {
        settings.Culture = culture;
        Assert.Contains("ShopFlow:Culture", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_time_zone_is_named()
    {
        settings.TimeZone = "Europe/Atlantis";
        Assert.Contains("Europe/Atlantis", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("euro")]
    [InlineData("eur")]
    public void A_currency_must_be_three_capital_letters(string currency)
    {
        settings.Currency = currency;
        Assert.Contains("three capital letters", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    private IEnumerable<string> Faults() =>
        new ShopSettingsRules().Validate(null, settings).Failures ?? [];
}
