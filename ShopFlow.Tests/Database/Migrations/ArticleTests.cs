using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Migrations;

/// <summary>Compares the migrated database with one made by hand from the article.</summary>
public sealed class ArticleTests : IAsyncLifetime
{
    /// <summary>Rules that are newer than the article: names must be visible and emails valid.</summary>
    private static readonly string[] Later =
    [
        "products category_must_be_200_characters_at_most ",
        "products category_must_not_be_blank ",
        "products name_must_be_200_characters_at_most ",
        "products name_must_not_be_blank ",
        "users email_must_look_like_an_email ",
        "users name_must_be_200_characters_at_most ",
        "users name_must_not_be_blank ",
    ];

    private string byHand = null!;
    private TestShop migrated = null!;

    [Fact]
    public async Task Every_column_matches_the_article()
    {
        var columns = await Schema.ColumnsAsync(byHand);

        Assert.Equal(26, columns.Count);
        Assert.Equal(columns, await Schema.ColumnsAsync(migrated.ConnectionString));
    }

    [Fact]
    public async Task Every_constraint_matches_the_article()
    {
        var constraints = await Schema.ConstraintsAsync(byHand);

        Assert.InRange(constraints.Count, 19, int.MaxValue);

        var ours = (await Schema.ConstraintsAsync(migrated.ConnectionString)).ToLookup(line =>
            Later.Any(name => line.StartsWith(name, StringComparison.Ordinal))
        );

        Assert.Equal(constraints, ours[false]);
        Assert.Equal(Later.Length, ours[true].Count());
    }

    [Theory]
    [InlineData("ALTER TABLE products ALTER COLUMN price TYPE numeric(12, 2)")]
    [InlineData("ALTER TABLE products ALTER COLUMN stock_quantity DROP DEFAULT")]
    [InlineData("ALTER TABLE reviews ALTER COLUMN content SET NOT NULL")]
    public async Task A_column_that_differs_is_noticed(string change)
    {
        await migrated.ExecuteAsync(change);

        Assert.NotEqual(
            await Schema.ColumnsAsync(byHand),
            await Schema.ColumnsAsync(migrated.ConnectionString)
        );
    }

    [Theory]
    [InlineData("ALTER TABLE users RENAME CONSTRAINT email_must_be_unique TO one_email")]
    [InlineData(
        "ALTER TABLE order_items DROP CONSTRAINT quantity_must_be_positive, ADD CONSTRAINT quantity_must_be_positive CHECK (quantity >= 0)"
    )]
    [InlineData(
        "ALTER TABLE orders DROP CONSTRAINT order_user_must_exist, ADD CONSTRAINT order_user_must_exist FOREIGN KEY (user_id) REFERENCES users"
    )]
    public async Task A_constraint_that_differs_is_noticed(string change)
    {
        await migrated.ExecuteAsync(change);

        Assert.NotEqual(
            await Schema.ConstraintsAsync(byHand),
            await Schema.ConstraintsAsync(migrated.ConnectionString)
        );
    }

    [Fact]
    public async Task Every_foreign_key_has_an_index()
    {
        Assert.Empty(await Schema.ForeignKeysWithoutIndexAsync(migrated.ConnectionString));
    }

    [Fact]
    public async Task A_foreign_key_without_an_index_is_noticed()
    {
        await migrated.ExecuteAsync("DROP INDEX ix_order_items_product_id_order_id_id");

        Assert.Equal(
            ["order_item_product_must_exist on order_items"],
            await Schema.ForeignKeysWithoutIndexAsync(migrated.ConnectionString)
        );
    }

    [Fact]
    public async Task The_model_matches_the_migrations()
    {
        await using var db = migrated.CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    public async Task InitializeAsync()
    {
        migrated = await TestShop.CreateAsync();
        byHand = await TestServer.EmptyAsync();
        await using var file = typeof(ArticleTests).Assembly.GetManifestResourceStream(
            typeof(ArticleTests),
            "article.sql"
        );
        using var reader = new StreamReader(file!);
        await using var connection = new NpgsqlConnection(byHand);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(await reader.ReadToEndAsync(), connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync()
    {
        await migrated.DisposeAsync();
        await TestServer.DropAsync(byHand);
    }
}
