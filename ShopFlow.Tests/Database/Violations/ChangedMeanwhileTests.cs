using ShopFlow.Data.Constraints;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Database.Violations;

/// <summary>Rows and rules that somebody else changes while a form is open.</summary>
public sealed class ChangedMeanwhileTests : ViolationTests
{
    private ProductService Products => Shop.Get<ProductService>();

    [Fact]
    public async Task A_price_that_both_changed_shows_theirs_and_mine()
    {
        var form = (await Products.FindAsync(1))!;
        await Shop.ExecuteAsync("UPDATE products SET price = 6 WHERE id = 1");
        form.Price = "5";

        var conflict = Assert.IsType<SaveOutcome.Conflict>(await Products.SaveAsync(form));

        var field = Assert.Single(conflict.Fields);
        Assert.Equal(("Price", 4.50m, 6m), (field.Property, field.Before, field.Theirs));
    }

    [Fact]
    public async Task A_conflict_does_not_hide_a_taken_product()
    {
        await Shop.ExecuteAsync(
            "INSERT INTO order_items (order_id, product_id, quantity, price_at_purchase) VALUES (1, 2, 1, 1)"
        );
        var order = await Shop.Get<OrderService>().FindAsync(1);
        var form = OrderItemForm.From(order!.Lines[0].Item, Shop.Get<ShopFormat>());
        await Shop.ExecuteAsync("UPDATE order_items SET quantity = 8 WHERE id = 1");
        form.ProductId = 2;

        var outcome = await Shop.Get<OrderItemService>().SaveAsync(form);

        Assert.Equal(
            "This product is already in the order.",
            Assert.Single(Assert.IsType<SaveOutcome.Conflict>(outcome).Messages).Text
        );
    }

    [Fact]
    public async Task Saving_a_deleted_review_says_it_is_gone()
    {
        var form = (await Shop.Get<ReviewService>().FindAsync(1))!;
        await Shop.ExecuteAsync("DELETE FROM reviews");
        form.Rating = "1";

        Assert.IsType<SaveOutcome.Gone>(await Shop.Get<ReviewService>().SaveAsync(form));
    }

    [Theory]
    [InlineData("price > 2 AND price < 4", "Price must be more than 2 and less than 4.")]
    [InlineData("price BETWEEN 1 AND 3", "Price must be between 1 and 3.")]
    [InlineData("price IN (1, 2, 3)", "Price must be one of 1, 2 or 3.")]
    public async Task A_rule_recreated_with_other_bounds_reports_them_in_form_and_database(
        string check,
        string text
    )
    {
        await Products.SaveAsync(new ProductForm { Name = "Vase" });
        await Shop.ExecuteAsync(
            $"""
            ALTER TABLE products DROP CONSTRAINT price_must_be_non_negative;
            ALTER TABLE products ADD CONSTRAINT price_must_be_non_negative CHECK ({check}) NOT VALID
            """
        );
        var form = new ProductForm
        {
            Name = "Vase",
            Price = "5",
            StockQuantity = "1",
            Category = "Home",
        };

        AssertInvalid(await WriteAsync(form), form, ("Price", text));
        AssertInvalid(await Products.SaveAsync(form), form, ("Price", text));
    }

    [Fact]
    public async Task A_status_that_the_rule_now_allows_is_offered_and_accepted()
    {
        await Shop.ExecuteAsync(
            """
            ALTER TABLE orders DROP CONSTRAINT status_must_be_valid;
            ALTER TABLE orders ADD CONSTRAINT status_must_be_valid CHECK (status IN ('pending', 'shipped', 'lost'))
            """
        );
        var orders = Shop.Get<OrderService>();
        var form = OrderStatusForm.From((await orders.FindAsync(1))!);

        var change = await Shop.Get<OrderStatusService>().ChangeAsync(form, "lost");

        Assert.IsType<SaveOutcome.Saved>(change.Outcome);
        Assert.Equal(["pending", "shipped", "lost"], await orders.StatusesAsync());
    }
}
