using System.Text;
using Npgsql;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Database.Users;

/// <summary>Emails that look the same are the same, and text that nobody can see doesn't count as a name.</summary>
public sealed class SpellingTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Theory]
    [InlineData("Ada@Shop.Test")]
    [InlineData("\ufeffada@shop.test")]
    [InlineData("a\u200bda@shop.\u00adtest")]
    public async Task An_email_that_looks_like_a_taken_one_is_refused(string email) =>
        Assert.Equal(
            ["Email: Another customer already has this email."],
            await RefusedAsync("Ada too", email)
        );

    [Fact]
    public async Task Composed_and_decomposed_accents_make_the_same_email()
    {
        Outcomes.Saved(
            await Users.SaveAsync(new UserForm { Name = "Zoé", Email = "zo\u00e9@shop.test" })
        );

        Assert.Equal(
            ["Email: Another customer already has this email."],
            await RefusedAsync("Zoé", "ZOE\u0301@shop.test")
        );
    }

    [Fact]
    public async Task An_email_is_stored_as_it_was_typed()
    {
        var form = new UserForm { Name = "Bea", Email = "Bea.Miller@Shop.Test" };

        Outcomes.Saved(await Users.SaveAsync(form));

        Assert.Equal("Bea.Miller@Shop.Test", (await Users.FindAsync(form.Id))!.Email);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("ada@shop")]
    [InlineData("ada@shop.test, bea@shop.test")]
    [InlineData("ada lovelace@shop.test")]
    [InlineData("@shop.test")]
    public async Task An_invalid_email_is_refused(string email) =>
        Assert.Equal(
            ["Email: This is not an email address. It looks like this: name@example.com."],
            await RefusedAsync("Ada", email)
        );

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\u3164\u2060")]
    public async Task An_invisible_name_counts_as_missing(string name) =>
        Assert.Equal(["Name: Name is required."], await RefusedAsync(name, "new@shop.test"));

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\u00ad \u2060")]
    public async Task An_invisible_category_counts_as_missing(string category) =>
        Assert.Equal(["Category: Category is required."], await RefusedAsync("Pen", category, "1"));

    [Fact]
    public async Task Names_have_a_maximum_length() =>
        Assert.Equal(
            [
                "Name: Name must have at most 200 characters.",
                "Category: Category must have at most 200 characters.",
            ],
            await RefusedAsync(new('x', 201), new('y', 300), "1")
        );

    [Fact]
    public async Task The_database_and_the_screen_agree_on_which_characters_are_visible()
    {
        var all = Enumerable
            .Range(1, 0x10FFFF)
            .Where(Rune.IsValid)
            .Where(code => VisibleName.Of(new Rune(code).ToString(), 0) == "#0");

        Assert.Equal(
            0L,
            await shop.ScalarAsync<long>(
                $"SELECT count(*) FROM unnest('{{{string.Join(',', all)}}}'::int[]) code WHERE shopflow.is_visible(chr(code))"
            )
        );
        Assert.True(await shop.ScalarAsync<bool>("SELECT shopflow.is_visible('☂')"));
    }

    [Fact]
    public async Task The_rules_apply_to_psql_too()
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            shop.ExecuteAsync("UPDATE users SET name = '' WHERE id = 1")
        );

        Assert.Equal("name_must_not_be_blank", refusal.ConstraintName);
    }

    private UserService Users => shop.Get<UserService>();

    private async Task<IEnumerable<string>> RefusedAsync(string name, string email) =>
        Outcomes.Refused(await Users.SaveAsync(new UserForm { Name = name, Email = email }));

    private async Task<IEnumerable<string>> RefusedAsync(string name, string category, string price)
    {
        var form = new ProductForm
        {
            Name = name,
            Category = category,
            Price = price,
            StockQuantity = "1",
        };
        return Outcomes.Refused(await shop.Get<ProductService>().SaveAsync(form));
    }
}
