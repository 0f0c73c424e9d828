using System.Globalization;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Data.Users;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Which form gets a message, and whose words the message uses.</summary>
public sealed class RefusedAtFormTests : RefusedSaves
{
    private sealed record HalfAForm(string? Name, string? Email);

    [Fact]
    public async Task A_message_goes_to_the_form_that_the_entity_was_typed_into()
    {
        var user = new User { Name = "Eve", Email = "ada@Shop.test" };
        var form = new HalfAForm("Eve", "ada@Shop.test");
        Db.Add(user);

        var outcome = await Db.SaveAsync([new(user, form)]);

        var message = Assert.Single(Assert.IsType<SaveOutcome.Invalid>(outcome).Messages);
        Assert.Same(form, message.Target);
    }

    [Fact]
    public async Task A_fault_of_a_field_the_form_does_not_show_is_reported_above_the_form()
    {
        var product = ProductAt(-1);
        Db.Add(product);

        var outcome = await Db.SaveAsync([new(product, new HalfAForm("Cup", null))]);

        var message = Assert.Single(Assert.IsType<SaveOutcome.Invalid>(outcome).Messages);
        Assert.Equal((null, null), (message.Target, message.Property));
        Assert.Equal(ProductRules.PriceMustBeNonNegative, message.Rule.Name);
    }

    [Fact]
    public async Task A_form_can_replace_the_text_of_a_rule()
    {
        var product = ProductAt(-1);
        Db.Add(product);
        var texts = new Dictionary<string, string>
        {
            [ProductRules.PriceMustBeNonNegative] = "Nothing is cheaper than {min}",
        };

        var outcome = await Db.SaveAsync([new(product, product) { Texts = texts }]);

        var message = Assert.Single(Assert.IsType<SaveOutcome.Invalid>(outcome).Messages);
        Assert.Equal("Nothing is cheaper than 0.", message.Text);
    }

    [Theory]
    [InlineData("category", "Category", new[] { "Name" })]
    [InlineData("name", "Name", new string[0])]
    [InlineData("no_such_column", "Name", new string[0])]
    public async Task A_comment_can_name_the_field_that_its_rule_is_reported_on(
        string column,
        string property,
        string[] also
    )
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await Shop.ExecuteAsync(
            $$"""
            alter table products add constraint chk check (name <> reverse('esaV'));
            comment on constraint chk on products is '{"en": "This has no shelf.", "field": "{{column}}"}';
            """
        );
        Db.Add(ProductAt(1));

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal((property, "This has no shelf."), (message.Property, message.Text));
        Assert.Equal(also, message.Also);
    }
}
