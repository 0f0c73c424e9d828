using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Products;

public sealed class ProductServiceTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private ProductService products = null!;

    public async Task InitializeAsync()
    {
        shop = await KnownShop.CreateAsync();
        products = shop.Get<ProductService>();
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_price_is_read_with_the_shops_separators()
    {
        var form = Form(price: "1,234.50");

        Outcomes.Saved(await products.SaveAsync(form));

        Assert.Equal("1234.50", (await products.FindAsync(form.Id))!.Price);
    }

    [Theory]
    [InlineData("-0.01", "0 or more")]
    [InlineData("0.001", "decimal")]
    [InlineData("100000000", "99,999,999.99")]
    [InlineData("cheap", "number")]
    [InlineData("", "required")]
    public async Task An_invalid_price_is_refused_on_the_price_field(string price, string word)
    {
        var refused = Assert.Single(Outcomes.Refused(await products.SaveAsync(Form(price: price))));

        Assert.StartsWith("Price: Price", refused, StringComparison.Ordinal);
        Assert.Contains(word, refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1", "0 or more")]
    [InlineData("1.5", "whole")]
    [InlineData("3000000000", "2,147,483,647")]
    [InlineData("many", "whole")]
    [InlineData(null, "required")]
    public async Task An_invalid_stock_is_refused_on_the_stock_field(string? stock, string word)
    {
        var refused = Assert.Single(Outcomes.Refused(await products.SaveAsync(Form(stock: stock))));

        Assert.StartsWith("StockQuantity: Stock quantity", refused, StringComparison.Ordinal);
        Assert.Contains(word, refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("£1,234.50")]
    [InlineData("1,234.50 GBP")]
    public async Task A_price_can_be_typed_as_the_list_shows_it(string price)
    {
        var form = Form(price: price);

        Outcomes.Saved(await products.SaveAsync(form));

        Assert.Equal(1234.50m, form.Before!.Price);
    }

    [Theory]
    [InlineData("+5", 23)]
    [InlineData("-2", 16)]
    [InlineData("5", 5)]
    public async Task A_stock_with_a_sign_is_added_to_the_current_stock(string typed, int stock)
    {
        var form = (await products.FindAsync(1))!;
        form.StockQuantity = typed;

        Outcomes.Saved(await products.SaveAsync(form));

        Assert.Equal((stock, $"{stock}"), (form.Before!.StockQuantity, form.StockQuantity));
        Assert.Equal($"{stock}", (await products.FindAsync(1))!.StockQuantity);
    }

    [Fact]
    public async Task A_signed_stock_of_a_new_product_is_added_to_zero()
    {
        var form = Form(stock: "+5");

        Outcomes.Saved(await products.SaveAsync(form));

        Assert.Equal(5, form.Before!.StockQuantity);
    }

    [Fact]
    public async Task A_signed_stock_is_added_to_the_stock_after_a_sale_in_between()
    {
        var form = (await products.FindAsync(1))!;
        (form.Name, form.StockQuantity) = ("Mug", "+5");
        await shop.ExecuteAsync("update products set stock_quantity = 17 where id = 1");

        Outcomes.Saved(await products.SaveAsync(form));

        var now = (await products.FindAsync(1))!;
        Assert.Equal(("Mug", "22"), (now.Name, now.StockQuantity));
    }

    [Fact]
    public async Task A_price_conflict_still_adds_a_signed_stock_to_the_new_stock()
    {
        var form = (await products.FindAsync(1))!;
        (form.Price, form.StockQuantity) = ("5", "+5");
        await shop.ExecuteAsync("update products set stock_quantity = 17, price = 9 where id = 1");

        var conflict = Assert.IsType<SaveOutcome.Conflict>(await products.SaveAsync(form));
        form.Version = conflict.Version;
        Outcomes.Saved(await products.SaveAsync(form));

        Assert.Equal("Price", Assert.Single(conflict.Fields).Property);
        Assert.Equal((5m, 22), (form.Before!.Price, form.Before.StockQuantity));
    }

    [Theory]
    [InlineData("-19", "0 or more")]
    [InlineData("+2147483647", "2,147,483,647")]
    [InlineData("+1.5", "whole")]
    [InlineData("£42", "whole")]
    public async Task A_stock_change_that_cannot_be_applied_is_refused(string typed, string word)
    {
        var form = (await products.FindAsync(1))!;
        form.StockQuantity = typed;

        var refused = Assert.Single(Outcomes.Refused(await products.SaveAsync(form)));

        Assert.StartsWith("StockQuantity: ", refused, StringComparison.Ordinal);
        Assert.Contains(word, refused, StringComparison.Ordinal);
        Assert.Equal(typed, form.StockQuantity);
    }

    [Fact]
    public async Task A_price_in_yen_has_no_decimals()
    {
        await using var tokyo = await TestShop.CreateAsync(services =>
            services.Configure<ShopSettings>(settings => settings.Currency = "JPY")
        );
        var there = tokyo.Get<ProductService>();
        var form = Form(price: "12.5");

        var refused = Assert.Single(Outcomes.Refused(await there.SaveAsync(form)));
        form.Price = "1,234";
        Outcomes.Saved(await there.SaveAsync(form));

        Assert.Equal("Price: Price must be a whole number.", refused);
        Assert.Equal("1234", (await there.FindAsync(form.Id))!.Price);
    }

    [Fact]
    public async Task A_price_with_decimals_of_a_former_currency_is_kept_when_other_fields_change()
    {
        await using var tokyo = await TestShop.CreateAsync(services =>
            services.Configure<ShopSettings>(settings => settings.Currency = "JPY")
        );
        await tokyo.ExecuteAsync(
            "insert into products (name, price, category) values ('Cup', 4.50, 'Kitchen')"
        );
        var there = tokyo.Get<ProductService>();
        var form = (await there.FindAsync(1))!;
        form.Name = "Mug";

        Outcomes.Saved(await there.SaveAsync(form));

        Assert.Equal(("Mug", 4.50m), (form.Before!.Name, form.Before.Price));
    }

    [Fact]
    public async Task All_faults_are_reported_at_once_and_nothing_typed_is_lost()
    {
        var form = new ProductForm { Price = "-x", StockQuantity = "1.5" };

        var refused = Assert.IsType<SaveOutcome.Invalid>(await products.SaveAsync(form));

        Assert.Equal(
            ["Name", "Price", "StockQuantity", "Category"],
            refused.Messages.Select(message => message.Property)
        );
        Assert.Equal(("-x", "1.5"), (form.Price, form.StockQuantity));
    }

    [Fact]
    public async Task A_rule_added_in_the_meantime_applies_at_once()
    {
        await shop.ExecuteAsync(
            "alter table products add constraint price_must_be_below_twenty check (price < 20)"
        );

        var refused = Assert.Single(
            Outcomes.Refused(await products.SaveAsync(Form(price: "20.50")))
        );

        Assert.StartsWith("Price: ", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_that_was_ordered_cannot_be_deleted()
    {
        var blocked = Assert.IsType<SaveOutcome.Blocked>(await products.DeleteAsync(1));

        Assert.Contains(blocked.References.Blockers, blocker => blocker.Table == "order_items");
    }

    [Fact]
    public async Task A_preview_names_what_blocks_a_deletion()
    {
        var preview = await products.PreviewDeleteAsync(1);

        Assert.Equal(2, preview.Blockers.Count);
    }

    [Theory]
    [InlineData("?category=Kitchen&price-from=5&price-to=7", "Bowl")]
    [InlineData("?stock-to=0", "Jug")]
    [InlineData("?rating-from=4.5", "Cup")]
    [InlineData("?q=owl", "Bowl")]
    [InlineData("?category=Kitchen&category=Garden&stock-from=18", "Cup")]
    public async Task Filters_narrow_the_list(string query, string name)
    {
        var list = shop.Get<ProductListQuery>();

        var page = await list.PageAsync(ListState.Parse(query, list.Shape));

        Assert.Equal([name], page.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task A_row_shows_its_rating_and_the_units_sold_without_cancelled_orders()
    {
        await shop.ExecuteAsync(
            """
            insert into orders (user_id, status) values (2, 'cancelled'), (2, 'shipped');
            insert into order_items (order_id, product_id, quantity, price_at_purchase) values (2, 1, 50, 1), (3, 1, 3, 1);
            insert into reviews (user_id, product_id, rating) values (2, 1, 2);
            """
        );
        var list = shop.Get<ProductListQuery>();

        var page = await list.PageAsync(ListState.Parse("?q=cup", list.Shape));

        var cup = Assert.Single(page.Rows);
        Assert.Equal((3.5, 2, 5L), (cup.Rating, cup.Reviews, cup.UnitsSold));
    }

    [Fact]
    public async Task A_product_option_has_the_name_and_the_price()
    {
        var option = Assert.IsType<ProductOption>(
            Assert.Single(await products.OptionsAsync("cup"))
        );

        Assert.Equal(("Cup", 4.50m), (option.Text, option.Price));
    }

    private static ProductForm Form(string? price = "1", string? stock = "1") =>
        new()
        {
            Name = "Vase",
            Category = "Garden",
            Price = price,
            StockQuantity = stock,
        };
}
