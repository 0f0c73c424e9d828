using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>What a form or a DBA's comment says of a rule.</summary>
public sealed class OwnWordsTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [Fact]
    public async Task A_comment_speaks_in_the_language_it_has()
    {
        var table = await TableAfterAsync(
            """
            ALTER TABLE products ADD CONSTRAINT chk CHECK (price < 5000);
            COMMENT ON CONSTRAINT chk ON products IS '{"en": "{label} is above {below}", "fr": "Trop cher."}'
            """
        );

        Assert.Equal("Price is above 5,000.", Sentence(table, "chk").Text);
        Assert.Equal("Trop cher.", Sentence(table, "chk", "fr-CA").Text);
        Assert.Equal("Preis muss weniger als 5.000 sein.", Sentence(table, "chk", "de").Text);
    }

    [Theory]
    [InlineData("{\"en\": 5}")]
    [InlineData("{\"en\": \"cut off")]
    [InlineData("{\"field\": \"name\"}")]
    [InlineData("{unknown} is unknown")]
    [InlineData("")]
    public async Task A_comment_that_cannot_be_read_is_passed_over(string comment)
    {
        var table = await TableAfterAsync(
            $"""
            ALTER TABLE products ADD CONSTRAINT chk CHECK (price < 5000);
            COMMENT ON CONSTRAINT chk ON products IS '{comment}'
            """
        );

        Assert.Equal("Price must be less than 5,000.", Sentence(table, "chk").Text);
    }

    [Fact]
    public async Task A_plain_comment_speaks_the_language_of_the_schema_only()
    {
        var table = await TableAfterAsync(
            """
            ALTER TABLE products ADD CONSTRAINT chk CHECK (reverse(name) <> 'x');
            COMMENT ON CONSTRAINT chk ON products IS 'This name is taken by the city'
            """
        );

        Assert.Equal("This name is taken by the city.", Sentence(table, "chk").Text);
        Assert.Equal(MessageSource.Generic, Sentence(table, "chk", "de").Source);
    }

    [Fact]
    public async Task The_form_speaks_first()
    {
        var table = await TableAfterAsync("SELECT 1");
        var own = Sentence(
            table,
            "price_must_be_non_negative",
            SentenceTests.In("en") with
            {
                FormText = "Nothing is cheaper than {min}",
            }
        );

        Assert.Equal(new Message("Nothing is cheaper than 0.", MessageSource.Form), own);
    }

    private Task<CatalogTable> TableAfterAsync(string sql) =>
        shared.TableAfterAsync(sql, "products");

    private Message Sentence(CatalogTable table, string rule, string language = "en") =>
        Sentence(table, rule, SentenceTests.In(language));

    private Message Sentence(CatalogTable table, string rule, MessageArguments arguments) =>
        shared.Shop.Get<MessageBook>().Sentence(table, table.Rule(rule)!, arguments);
}
