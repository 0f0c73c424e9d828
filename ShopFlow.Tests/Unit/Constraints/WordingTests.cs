using System.Collections;
using System.Globalization;
using System.Resources;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;

namespace ShopFlow.Tests.Unit.Constraints;

public sealed class WordingTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private readonly Vocabulary vocabulary = new([Rules.Words]);

    public static TheoryData<ResourceManager> Resources => new(Texts.Resources, Rules.Words);

    [Theory]
    [MemberData(nameof(Resources), DisableDiscoveryEnumeration = true)]
    public void German_has_every_text_with_the_same_placeholders_as_English(
        ResourceManager resources
    )
    {
        var english = All(resources, CultureInfo.InvariantCulture);
        var german = All(resources, German);

        Assert.Equal(english.Keys.Order(), german.Keys.Order());
        Assert.All(
            german,
            text =>
                Assert.Empty(
                    Texts
                        .Placeholders(text.Value)
                        .Except([.. Texts.Placeholders(english[text.Key]), "label", "count"])
                )
        );
    }

    [Theory]
    [InlineData("stock_quantity", "Stock quantity")]
    [InlineData("user_id", "User")]
    [InlineData("id", "ID")]
    [InlineData("sku", "SKU")]
    [InlineData("CreatedAt", "Created at")]
    [InlineData("imageURL", "Image URL")]
    [InlineData("größe", "Größe")]
    [InlineData("%", "%")]
    public void A_columns_label_is_made_from_its_name(string column, string label) =>
        Assert.Equal(label, vocabulary.Label("public", "things", column, English));

    [Theory]
    [InlineData("order_items", 1, "order item")]
    [InlineData("categories", 1, "category")]
    [InlineData("category", 2, "categories")]
    [InlineData("gift_boxes", 1, "gift box")]
    [InlineData("news", 1, "news")]
    [InlineData("address", 1, "address")]
    [InlineData("addresses", 1, "address")]
    [InlineData("statuses", 1, "status")]
    [InlineData("people", 1, "person")]
    public void Rows_are_named_after_their_table(string table, int count, string words) =>
        Assert.Equal(words, vocabulary.Rows("other", table, count, English));

    [Theory]
    [InlineData("en", "orders", 3, "3 orders")]
    [InlineData("en", "orders", 1, "1 order")]
    [InlineData("en", "reviews", 1000, "1,000 reviews")]
    [InlineData("en", "orders", 1001, "more than 1,000 orders")]
    [InlineData("de", "orders", 3, "3 Bestellungen")]
    [InlineData("de", "reviews", 1, "1 Bewertung")]
    [InlineData("de", "orders", 1001, "mehr als 1.000 Bestellungen")]
    public void Blocking_rows_are_counted(string language, string table, int count, string words) =>
        Assert.Equal(
            words,
            new DeleteSentences(vocabulary).Count(
                To(table, count),
                CultureInfo.GetCultureInfo(language)
            )
        );

    private static Reference To(string table, int count) =>
        new(new("public", table, "fk"), "public", table, "user_id", 1, count);

    private static Dictionary<string, string> All(ResourceManager resources, CultureInfo culture) =>
        resources
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(x => (string)x.Key, x => (string)x.Value!);
}
