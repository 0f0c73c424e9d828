using Microsoft.Extensions.Configuration;
using ShopFlow.Web.Features.SetUp;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Unit.SetUp;

public sealed class SetUpFormTests
{
    [Theory]
    [InlineData("de-AT,de;q=0.9,en;q=0.8", "de-AT", "EUR")]
    [InlineData("en,de-CH;q=0.9", "de-CH", "CHF")]
    [InlineData("xx,*", "en-GB", "GBP")]
    [InlineData(null, "en-GB", "GBP")]
    public void The_browsers_language_suggests_culture_and_currency(
        string? languages,
        string culture,
        string currency
    )
    {
        var form = Prefilled(languages);

        Assert.Equal((culture, currency), (form.Culture, form.Currency));
    }

    [Fact]
    public void Configured_values_are_not_guessed()
    {
        var form = Prefilled(
            "de-AT",
            new("ShopFlow:Culture", "en-GB"),
            new("ShopFlow:Currency", "GBP"),
            new("ShopFlow:Name", "Tea house"),
            new("ShopFlow:DemoShop", "false")
        );

        Assert.Equal(("en-GB", "GBP", "Tea house"), (form.Culture, form.Currency, form.ShopName));
        Assert.False(form.HasDemo);
    }

    private static SetUpForm Prefilled(
        string? languages,
        params KeyValuePair<string, string?>[] settings
    ) =>
        SetUpForm.Prefilled(
            new(new ShopSettings { Culture = "en-GB", TimeZone = "UTC" }),
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            languages
        );
}
