using System.Globalization;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Expressions;
using ShopFlow.Data.Constraints.Wording;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Rules that somebody adds or changes while the shop runs.</summary>
public sealed class LiveWordingTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [Theory]
    // The name contradicts the expression; the expression wins.
    [InlineData("price_must_be_non_negative", "price >= 5", "Price must be 5 or more.")]
    [InlineData(
        "price_must_be_non_negative",
        "price >= 0 and price <= 10",
        "Price must be between 0 and 10."
    )]
    [InlineData("price_must_be_non_negative", "price > 0", "Price must be more than 0.")]
    [InlineData("price_must_be_non_negative", "price <= 100", "Price must be 100 or less.")]
    [InlineData("price_must_be_at_least_5", "price >= 7", "Price must be 7 or more.")]
    [InlineData("price_must_be_sensible", "price <= 100", "Price must be 100 or less.")]
    // The name agrees with the expression, or the two can't be compared.
    [InlineData("product_price_must_be_at_least_5", "price >= 5", "Price must be at least 5.")]
    [InlineData(
        "price_must_be_between_2_and_9",
        "price between 2 and 9",
        "Price must be between 2 and 9."
    )]
    [InlineData(
        "stock_quantity_must_be_positive",
        "stock_quantity > 0",
        "Stock quantity must be positive."
    )]
    [InlineData("name_must_look_like_a_name", "name ~ '^[A-Z]'", "Name must look like a name.")]
    [InlineData("name_may_not_be_blank", "length(trim(name)) > 0", "Name may not be blank.")]
    [InlineData("name is no joke", "name <> reverse(name)", "Name is no joke.")]
    [InlineData("Don't sell \"air\"", "reverse(name) <> 'ria'", "Don't sell \"air\".")]
    [InlineData(
        "no_free_lunch",
        "price > 0 or reverse(name) <> 'hcnul'",
        "This breaks the rule “no free lunch”: price and name."
    )]
    // The name holds no words of its own.
    [InlineData("products_price_check1", "price >= 0", "Price must be 0 or more.")]
    [InlineData("CK_products_price_must_be_high", "price >= 9", "Price must be 9 or more.")]
    [InlineData("chk_price", "price in (1, 2.5)", "Price must be 1 or 2.5.")]
    [InlineData("chk_category", "category = 'Home'", "Category must be Home.")]
    [InlineData("chk_category", "category not in ('x', 'y')", "Category must not be x or y.")]
    [InlineData("chk_name", "length(name) between 2 and 5", "Name must have 2 to 5 characters.")]
    [InlineData("chk_name", "length(name) = 5", "Name must have exactly 5 characters.")]
    [InlineData("chk_name", "length(name) <= 1", "Name must have at most 1 character.")]
    [InlineData("chk_name", "lower(name) = name", "Name must be in lower case.")]
    [InlineData("chk_name", "name = trim(name)", "Name must not begin or end with a space.")]
    [InlineData("chk_name", "position('@' in name) > 0", "Name must contain “@”.")]
    [InlineData("chk_name", "name like 'A%'", "Name must begin with “A”.")]
    [InlineData("chk_name", "name ~ '^[A-Z]{3}$'", "Name is not in the right format.")]
    [InlineData("chk_dates", "created_at <= now()", "Created at must not be in the future.")]
    [InlineData(
        "chk_dates",
        "created_at >= '2020-01-31 00:00:00+00'",
        "Created at must not be before 1/31/2020."
    )]
    [InlineData(
        "chk_two",
        "stock_quantity <= price",
        "Stock quantity must not be more than price."
    )]
    [InlineData("chk_two", "name <> category", "Name must differ from category.")]
    [InlineData("chk_two", "description is not null or price > 0 and name is null", null)]
    [InlineData(
        "chk_two",
        "price >= 1 and stock_quantity >= 2",
        "Price must be 1 or more. Stock quantity must be 2 or more."
    )]
    [InlineData(
        "chk_two",
        "num_nonnulls(description, name) >= 1",
        "Description or name is required."
    )]
    [InlineData(
        "chk_all",
        "price >= 1 and price <> 5",
        "Price must be 1 or more. Price must not be 5."
    )]
    [InlineData(
        "chk_all",
        "length(trim(name)) >= 3",
        "Name must not be blank. Name must have at least 3 characters."
    )]
    [InlineData("chk_step", "stock_quantity % 6 = 0", "Stock quantity must be a multiple of 6.")]
    public async Task A_check_is_put_into_words(string name, string check, string? sentence)
    {
        var quoted = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var table = await TableAfterAsync(
            $"ALTER TABLE products DROP CONSTRAINT IF EXISTS {quoted}, ADD CONSTRAINT {quoted} CHECK ({check})"
        );

        var message = Sentence(table, name);

        Assert.Equal(
            sentence ?? MessageSource.Generic.ToString(),
            sentence is null ? message.Source.ToString() : message.Text
        );
    }

    [Theory]
    [InlineData(
        "credit_limit_respected",
        "reverse(name) <> reverse(category)",
        "This breaks the rule “credit limit respected”: name and category."
    )]
    [InlineData("name_sanity", "reverse(name) <> 'x'", "This breaks the rule “name sanity”: name.")]
    public async Task A_name_that_is_not_a_sentence_is_quoted(
        string name,
        string check,
        string sentence
    )
    {
        var table = await TableAfterAsync(
            $"ALTER TABLE products DROP CONSTRAINT IF EXISTS {name}, ADD CONSTRAINT {name} CHECK ({check})"
        );

        Assert.Equal(sentence, Sentence(table, name).Text);
    }

    [Fact]
    public async Task A_rule_without_words_in_its_name_says_its_fields_are_not_accepted_together()
    {
        var table = await TableAfterAsync(
            "ALTER TABLE products ADD CONSTRAINT chk CHECK (reverse(name) <> reverse(category))"
        );

        Assert.StartsWith(
            "Name and category are not accepted together (reference ",
            Sentence(table, "chk").Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("r:price", "100000000", "Price must be 99,999,999.99 or less.")]
    [InlineData("r:price", "-100000000", "Price must be 0 or more.")]
    [InlineData("r:price", "99999999.995", "Price must be 99,999,999.99 or less.")]
    [InlineData("r:stock_quantity", "3000000000", "Stock quantity must be 2,147,483,647 or less.")]
    public async Task A_number_outside_its_type_is_refused_with_the_nearest_bound(
        string rule,
        string typed,
        string sentence
    )
    {
        var table = await TableAfterAsync("SELECT 1");
        var value = decimal.Parse(typed, CultureInfo.InvariantCulture);

        var message = Sentence(table, rule, SentenceTests.In("en") with { Value = value });

        Assert.Equal(sentence, message.Text);
    }

    [Fact]
    public async Task A_limit_uses_the_same_sentence_as_its_rule()
    {
        var table = await TableAfterAsync("SELECT 1");
        var hint = HintReader.Read(table, "price");

        string? SentenceFor(object? value) =>
            hint.BrokenBy(value) is { } limit
                ? shared
                    .Shop.Get<MessageBook>()
                    .Sentence(table, limit, SentenceTests.In("en") with { Value = value })
                    .Text
                : null;

        Assert.Null(SentenceFor(3.5m));
        Assert.Equal("Price is required.", SentenceFor(null));
        Assert.Equal("Price must be 0 or more.", SentenceFor(-1m));
        Assert.Equal("Price must have at most 2 decimals.", SentenceFor(0.005m));
        Assert.Equal("Price must be 99,999,999.99 or less.", SentenceFor(1e9m));
    }

    [Theory]
    [InlineData(
        "CREATE UNIQUE INDEX products_name_key ON products (name)",
        "products_name_key",
        "Another product already has this name."
    )]
    [InlineData(
        "CREATE UNIQUE INDEX \"IX_products_name_category\" ON products (name, category)",
        "IX_products_name_category",
        "This combination of name and category already exists."
    )]
    [InlineData(
        "CREATE UNIQUE INDEX one_name_per_category ON products (lower(name), category)",
        "one_name_per_category",
        "There can be only one name per category."
    )]
    [InlineData(
        "CREATE UNIQUE INDEX name_must_be_unique ON products (lower(name))",
        "name_must_be_unique",
        "Another product already has this name."
    )]
    [InlineData(
        "CREATE UNIQUE INDEX solo ON products ((true))",
        "solo",
        "Another product like this already exists."
    )]
    [InlineData(
        "ALTER TABLE products ADD CONSTRAINT apart EXCLUDE (name WITH =)",
        "apart",
        "This conflicts with another product."
    )]
    [InlineData(
        "ALTER TABLE products ADD maker_id integer REFERENCES users",
        "products_maker_id_fkey",
        "This maker does not exist or was deleted."
    )]
    public async Task A_key_is_put_into_words(string sql, string name, string sentence)
    {
        var table = await TableAfterAsync(sql);

        Assert.Equal(sentence, Sentence(table, name).Text);
    }

    [Theory]
    [InlineData("VALUE ~ '^[0-9]{5}$'", "Zip is not in the right format.")]
    [InlineData("length(VALUE) = 5", "Zip must have exactly 5 characters.")]
    [InlineData("VALUE LIKE 'D-%'", "Zip must begin with “D-”.")]
    public async Task A_domains_sentence_names_the_column(string check, string sentence)
    {
        var table = await TableAfterAsync(
            $"CREATE DOMAIN zip AS text CHECK ({check}); ALTER TABLE products ADD zip zip"
        );

        Assert.Equal(sentence, Sentence(table, "d:zip:zip_check").Text);
    }

    [Theory]
    [InlineData("ab", "Name must have at least 3 characters.")]
    [InlineData("abc", null)]
    public async Task Only_the_broken_part_of_a_partly_understood_rule_is_reported(
        string value,
        string? sentence
    )
    {
        var table = await TableAfterAsync(
            "ALTER TABLE products ADD CONSTRAINT chk CHECK (length(name) >= 3 AND reverse(name) <> 'cba')"
        );

        var message = Sentence(table, "chk", SentenceTests.In("en") with { Value = value });

        Assert.Equal(sentence, message.Source == MessageSource.Generic ? null : message.Text);
    }

    [Fact]
    public async Task Numbers_follow_the_shops_culture_whatever_the_language()
    {
        var table = await TableAfterAsync("SELECT 1");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

        var message = Sentence(table, "r:price", new MessageArguments { Value = 1e9m });

        Assert.Equal("Price must be 99.999.999,99 or less.", message.Text);
    }

    [Fact]
    public async Task Names_generated_by_PostgreSQL_are_recognised_however_long()
    {
        var table = new string('é', 25);
        var column = new string('x', 55);
        var live = await shared.TableAfterAsync(
            $"""
            CREATE TABLE {table} ({column} integer PRIMARY KEY CHECK ({column} > 0) CHECK ({column} < 9) UNIQUE REFERENCES users,
              b integer, CHECK (b > {column}), UNIQUE (b, {column}), EXCLUDE (b WITH =));
            CREATE UNIQUE INDEX ON {table} (b);
            """,
            table
        );

        var named = live.Rules.Where(rule => rule.Key.Name[1] != ':').ToList();

        Assert.Equal(8, named.Count);
        Assert.All(named, rule => Assert.True(AutoName.Is(rule), rule.Key.Name));
    }

    private Task<CatalogTable> TableAfterAsync(string sql) =>
        shared.TableAfterAsync(sql, "products");

    private Message Sentence(CatalogTable table, string rule, string language = "en") =>
        Sentence(table, rule, SentenceTests.In(language));

    private Message Sentence(CatalogTable table, string rule, MessageArguments arguments) =>
        shared.Shop.Get<MessageBook>().Sentence(table, table.Rule(rule)!, arguments);
}
