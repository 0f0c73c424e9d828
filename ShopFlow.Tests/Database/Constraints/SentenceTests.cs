using System.Collections;
using System.Globalization;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>The sentences for all rules of the migrated database, in both languages.</summary>
public sealed class SentenceTests(SharedShop shared) : IClassFixture<SharedShop>
{
    public static TheoryData<string, string, string> English =>
        new()
        {
            { "users", "n:name", "Name is required." },
            { "users", "n:created_at", "Created at is required." },
            { "users", "t:name", "Name contains a character that cannot be stored." },
            { "users", "i:email", "Email is too long." },
            { "users", "email_must_be_unique", "Another customer already has this email." },
            { "users", "users_pkey", "This customer could not be saved. Save it again." },
            { "products", "price_must_be_non_negative", "Price must be 0 or more." },
            { "products", "r:price", "Price must be between 0 and 99,999,999.99." },
            {
                "products",
                "stock_quantity_must_be_non_negative",
                "Stock quantity must be 0 or more."
            },
            { "orders", "n:user_id", "Customer is required." },
            { "orders", "order_user_must_exist", "This customer does not exist or was deleted." },
            {
                "orders",
                "status_must_be_valid",
                "Status must be one of pending, shipped, cancelled or refunded."
            },
            { "order_items", "quantity_must_be_positive", "Quantity must be 1 or more." },
            {
                "order_items",
                "price_at_purchase_must_be_non_negative",
                "Unit price must be 0 or more."
            },
            {
                "order_items",
                "product_must_be_unique_per_order",
                "This product is already in the order."
            },
            {
                "order_items",
                "order_item_order_must_exist",
                "This order does not exist or was deleted."
            },
            {
                "order_items",
                "order_item_product_must_exist",
                "This product does not exist or was deleted."
            },
            { "reviews", "rating_must_be_between_1_and_5", "Rating must be between 1 and 5." },
            { "reviews", "r:rating", "Rating must be between 1 and 5." },
            {
                "reviews",
                "one_review_per_user_and_product",
                "This customer has already reviewed this product."
            },
            { "reviews", "review_user_must_exist", "This customer does not exist or was deleted." },
        };

    [Theory]
    [MemberData(nameof(English))]
    public async Task Every_rule_of_the_shop_has_the_expected_sentence(
        string table,
        string rule,
        string sentence
    )
    {
        var shop = shared.Shop;
        var catalog = await shop.Get<Rulebook>().CatalogAsync();
        var live = catalog.Table(null, table)!;

        var message = shop.Get<MessageBook>().Sentence(live, live.Rule(rule)!, In("en"));

        Assert.Equal(sentence, message.Text);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public async Task Every_rule_of_the_shop_has_a_sentence(string language)
    {
        var shop = shared.Shop;
        var catalog = await shop.Get<Rulebook>().CatalogAsync();

        var messages =
            from table in catalog.Tables
            where table.Schema == "public" && table.Name[0] != '_'
            from rule in table.Rules
            select (rule.Key, Message: shop.Get<MessageBook>().Sentence(table, rule, In(language)));

        Assert.All(messages, x => Assert.NotEqual(MessageSource.Generic, x.Message.Source));
        Assert.All(messages, x => Assert.Matches(@"^\p{Lu}[^{}_]+\.$", x.Message.Text));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public async Task Every_text_in_the_resources_belongs_to_a_rule(string language)
    {
        var catalog = await shared.Shop.Get<Rulebook>().CatalogAsync();
        var keys = Rules
            .Words.GetResourceSet(CultureInfo.InvariantCulture, true, false)!
            .Cast<DictionaryEntry>()
            .Select(entry => ((string)entry.Key).Split('.'))
            .Where(key => key is [_, not ("one" or "many")]);

        Assert.All(
            keys,
            key =>
            {
                var table = catalog.Table(null, key[0])!;
                var message = shared
                    .Shop.Get<MessageBook>()
                    .Sentence(table, table.Rule(key[1])!, In(language));
                Assert.Equal(MessageSource.Resource, message.Source);
            }
        );
    }

    internal static MessageArguments In(string language) =>
        new() { Culture = CultureInfo.GetCultureInfo(language) };
}
