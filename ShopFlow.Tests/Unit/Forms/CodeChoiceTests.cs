using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Features.Settings;

namespace ShopFlow.Tests.Unit.Forms;

public sealed class CodeChoiceTests
{
    [Theory]
    [InlineData("German", "de-DE")]
    [InlineData("german (aus", "de-AT")]
    [InlineData("English", "en-US")]
    [InlineData("French", "fr-FR")]
    [InlineData("fr-CH", "fr-CH")]
    public void The_likeliest_culture_comes_first(string typed, string code) =>
        Assert.Equal(code, First(ShopChoices.Cultures, typed));

    [Theory]
    [InlineData("dollar", "USD")]
    [InlineData("eur", "EUR")]
    [InlineData("yen", "JPY")]
    public void The_likeliest_currency_comes_first(string typed, string code) =>
        Assert.Equal(code, First(ShopChoices.Currencies, typed));

    [Theory]
    [InlineData("Berlin", "Europe/Berlin")]
    [InlineData("utc", "UTC")]
    [InlineData("berlin europe", "Europe/Berlin")]
    [InlineData("são  PAULO", "America/Sao_Paulo")]
    public void The_likeliest_time_zone_comes_first(string typed, string code) =>
        Assert.Equal(code, First(ShopChoices.TimeZones, typed));

    [Fact]
    public void A_code_that_matches_nothing_is_not_found() =>
        Assert.DoesNotContain(ShopChoices.Cultures, choice => choice.Rank("Klingon") is not null);

    private static string First(IReadOnlyList<CodeChoice> choices, string typed) =>
        choices[CodeChoice.Find(choices, typed)[0]].Code;
}
