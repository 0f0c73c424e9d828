using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>The words that a form or a DBA's comment gives a rule.</summary>
public sealed class OwnWordsTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [Fact]
    public async Task A_comment_is_used_only_in_its_own_languages()
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
    public async Task An_unreadable_comment_is_ignored(string comment)
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
    public async Task A_plain_comment_is_used_only_in_the_language_of_the_schema()
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
    public async Task The_forms_text_takes_precedence()
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
