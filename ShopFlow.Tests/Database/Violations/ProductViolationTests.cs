using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Web.Features.Products;

namespace ShopFlow.Tests.Database.Violations;

public sealed class ProductViolationTests : ViolationTests
{
    private ProductService Products => Shop.Get<ProductService>();

    private static ProductForm Vase() =>
        new()
        {
            Name = "Vase",
            Price = "3.20",
            StockQuantity = "4",
            Category = "Home",
        };

    private Task RefusedAsync(ProductForm form, params (string?, string)[] messages) =>
        AssertRefusedAsync(form, SaveAsync(form), messages);

    private Task<SaveOutcome> SaveAsync(ProductForm form) => Products.SaveAsync(form);

    /// <summary>For texts that can't be applied to the entity at all.</summary>
    private async Task RefusedByTheFormAsync(
        ProductForm form,
        params (string?, string)[] messages
    ) => AssertInvalid(await SaveAsync(form), form, messages);

    [Fact]
    public Task A_product_without_a_name_is_refused()
    {
        var form = Vase();
        form.Name = " ";
        return RefusedAsync(form, ("Name", "Name is required."));
    }

    [Fact]
    public Task A_product_without_a_category_is_refused()
    {
        var form = Vase();
        form.Category = null;
        return RefusedAsync(form, ("Category", "Category is required."));
    }

    [Fact]
    public Task A_product_without_a_price_is_refused()
    {
        var form = Vase();
        form.Price = "";
        return RefusedByTheFormAsync(form, ("Price", "Price is required."));
    }

    [Fact]
    public Task A_product_without_a_stock_is_refused()
    {
        var form = Vase();
        form.StockQuantity = null;
        return RefusedByTheFormAsync(form, ("StockQuantity", "Stock quantity is required."));
    }

    [Theory]
    [InlineData("price", "Price is required.")]
    [InlineData("stock_quantity", "Stock quantity is required.")]
    [InlineData("created_at", "Created at is required.")]
    public async Task A_column_that_a_trigger_empties_is_reported_by_its_label(
        string column,
        string text
    )
    {
        var outcome = await SaveWithoutAsync(
            new Data.Products.Product
            {
                Name = "Vase",
                Price = 1,
                Category = "Home",
            },
            "products",
            column
        );

        Assert.Equal(
            text,
            Assert.Single(Assert.IsType<SaveOutcome.Invalid>(outcome).Messages).Text
        );
    }

    [Theory]
    [InlineData("-0.01", "Price must be 0 or more.")]
    [InlineData("100000000", "Price must be 99,999,999.99 or less.")]
    [InlineData("-100000000", "Price must be 0 or more.")]
    [InlineData("1e12", "Price must be a number.")]
    [InlineData("abc", "Price must be a number.")]
    [InlineData("NaN", "Price must be a number.")]
    [InlineData("1,5", "Price must be a number.")]
    [InlineData("999999999999999999999999999999", "Price must be 99,999,999.99 or less.")]
    [InlineData("99999999.995", "Price must have at most 2 decimals.")]
    [InlineData("-0.001", "Price must have at most 2 decimals.")]
    [InlineData("0.005", "Price must have at most 2 decimals.")]
    public Task A_wrong_price_is_refused(string price, string text)
    {
        var form = Vase();
        form.Price = price;
        return RefusedByTheFormAsync(form, ("Price", text));
    }

    [Theory]
    [InlineData("-0.01", "Price must be 0 or more.")]
    [InlineData("100000000", "Price must be 99,999,999.99 or less.")]
    [InlineData("-100000000", "Price must be 0 or more.")]
    public async Task The_database_refuses_a_wrong_price_with_the_same_words(
        string price,
        string text
    )
    {
        var form = Vase();
        form.Price = price;

        AssertInvalid(await WriteAsync(form), form, ("Price", text));
    }

    [Fact]
    public async Task A_price_that_rounds_above_its_limit_is_refused_by_the_database()
    {
        await using var db = Shop.CreateDbContext();
        var vase = new Product
        {
            Name = "Vase",
            Category = "Garden",
            Price = 99999999.995m,
        };
        db.Add(vase);

        AssertInvalid(
            await db.SaveAsync(),
            vase,
            ("Price", "Price must be 99,999,999.99 or less.")
        );
    }

    [Theory]
    [InlineData("-1", "Stock quantity must be 0 or more.")]
    [InlineData("3000000000", "Stock quantity must be 2,147,483,647 or less.")]
    [InlineData("12x", "Stock quantity must be a whole number.")]
    [InlineData("1.5", "Stock quantity must be a whole number.")]
    public Task A_wrong_stock_is_refused(string stock, string text)
    {
        var form = Vase();
        form.StockQuantity = stock;
        return RefusedByTheFormAsync(form, ("StockQuantity", text));
    }

    [Fact]
    public async Task The_database_refuses_a_negative_stock_with_the_same_words()
    {
        var form = Vase();
        form.StockQuantity = "-1";

        AssertInvalid(
            await WriteAsync(form),
            form,
            ("StockQuantity", "Stock quantity must be 0 or more.")
        );
    }

    [Theory]
    [InlineData("-10", "Stock quantity must be 0 or more.")]
    [InlineData("+2147483647", "Stock quantity must be between 0 and 2,147,483,647.")]
    [InlineData("-1", "Stock quantity must be 0 or more.")]
    public async Task A_stock_cannot_be_changed_beyond_its_bounds(string change, string text)
    {
        await Shop.ExecuteAsync(
            "UPDATE products SET stock_quantity = CASE WHEN id = 2 THEN 0 ELSE 9 END"
        );
        var form = new StockForm { StockQuantity = change };

        var saved = await Shop.Get<StockService>().ChangeAsync(change == "-1" ? 2 : 1, form, 9);

        AssertInvalid(saved.Outcome, form, ("StockQuantity", text));
    }

    [Fact]
    public Task Four_faults_are_reported_at_once() =>
        RefusedAsync(
            new ProductForm { Price = "-1", StockQuantity = "-1" },
            ("Name", "Name is required."),
            ("Price", "Price must be 0 or more."),
            ("StockQuantity", "Stock quantity must be 0 or more."),
            ("Category", "Category is required.")
        );

    [Fact]
    public async Task A_taken_id_is_not_reported_on_any_field()
    {
        await Shop.ExecuteAsync("SELECT setval('products_id_seq', 1, false)");
        var form = Vase();

        Assert.IsType<SaveOutcome.Unknown>(await SaveAsync(form));
    }

    [Fact]
    public async Task A_product_that_was_ordered_and_reviewed_cannot_be_deleted()
    {
        var blocked = Assert.IsType<SaveOutcome.Blocked>(await Products.DeleteAsync(1));

        Assert.Equal(["1 order item", "1 review"], Counts(blocked.References.Blockers));
    }

    [Fact]
    public Task A_product_that_nobody_bought_can_be_deleted() =>
        AssertDeletedAsync(Products.DeleteAsync(2));
}
