using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Features that PostgreSQL has only since version 18.</summary>
public sealed class NewestServerTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await TestShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [SkippableFact]
    public async Task A_named_not_null_rule_keeps_its_columns_key_and_uses_its_comment()
    {
        await SkipBefore18Async();
        await shop.ExecuteAsync(
            """
            alter table products alter name drop not null, add constraint every_product_has_a_name not null name;
            comment on constraint every_product_has_a_name on products is 'Give the product a name.';
            """
        );

        var message = Assert.Single(
            await RefusedAsync(new Product { Name = null!, Category = "Kitchen" })
        );

        Assert.Equal(("n:name", "Give the product a name."), (message.Rule.Name, message.Text));
    }

    [SkippableFact]
    public async Task A_rule_that_is_not_enforced_is_ignored()
    {
        await SkipBefore18Async();
        await shop.ExecuteAsync(
            "alter table products add constraint price_must_be_round check (price = 10) not enforced"
        );

        var message = Assert.Single(
            await RefusedAsync(new Product { Name = "Cup", Category = null! })
        );

        Assert.Equal("Category", message.Property);
    }

    [SkippableFact]
    public async Task A_rule_over_a_virtual_column_is_explained()
    {
        await SkipBefore18Async();
        await shop.ExecuteAsync(
            """
            alter table products add gross numeric(10,2) generated always as (price * 1.2) virtual;
            alter table products add constraint gross_must_be_below_hundred check (gross < 100);
            """
        );

        var messages = await RefusedAsync(
            new Product
            {
                Name = null!,
                Price = 99,
                Category = "Kitchen",
            }
        );

        Assert.Contains(messages, message => message.Rule.Name == "gross_must_be_below_hundred");
    }

    private async Task<IReadOnlyList<FieldMessage>> RefusedAsync(Product product)
    {
        await using var db = shop.CreateDbContext();
        db.Add(product);
        return Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync()).Messages;
    }

    private async Task SkipBefore18Async()
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        Skip.If(
            connection.PostgreSqlVersion.Major < 18,
            "This server is older than PostgreSQL 18."
        );
    }
}
