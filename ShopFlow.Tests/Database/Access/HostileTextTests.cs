using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Tests.Database.Access;

/// <summary>SQL typed into a text box is treated like any other text.</summary>
public sealed class HostileTextTests : IAsyncLifetime
{
    private const string Sql = "Robert'); DROP TABLE users; -- $$ \\' %_";
    private const string Email = "Robert');DROP--$$\\'%_@shop.test";
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task SQL_in_a_form_is_stored_as_typed()
    {
        var user = new UserForm { Name = Sql, Email = Email };
        var product = new ProductForm
        {
            Name = Sql,
            Description = Sql,
            Price = "1",
            StockQuantity = "1",
            Category = Sql,
        };

        Outcomes.Saved(await shop.Get<UserService>().SaveAsync(user));
        Outcomes.Saved(await shop.Get<ProductService>().SaveAsync(product));
        var review = new ReviewForm
        {
            UserId = user.Id,
            ProductId = product.Id,
            Rating = "5",
            Content = Sql,
        };
        Outcomes.Saved(await shop.Get<ReviewService>().SaveAsync(review));

        var stored = (await shop.Get<ProductService>().FindAsync(product.Id))!;
        Assert.Equal((Sql, Sql, Sql), (stored.Name, stored.Description, stored.Category));
        Assert.Equal(Email, (await shop.Get<UserService>().FindAsync(user.Id))!.Email);
        Assert.Equal(Sql, (await shop.Get<ReviewService>().FindAsync(review.Id))!.Content);
    }

    [Fact]
    public async Task SQL_in_a_picker_finds_only_rows_with_that_name()
    {
        Assert.Empty(await shop.Get<UserService>().OptionsAsync(Sql));
        Assert.Empty(await shop.Get<ProductService>().OptionsAsync(Sql));
        Assert.Empty(await shop.Get<OrderService>().OptionsAsync(Sql));

        Outcomes.Saved(
            await shop.Get<UserService>().SaveAsync(new() { Name = Sql, Email = Email })
        );

        Assert.Single(await shop.Get<UserService>().OptionsAsync(Sql));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\ud800b")]
    public async Task Text_that_PostgreSQL_cannot_store_is_refused_or_left_out(string text)
    {
        var outcome = await shop.Get<UserService>()
            .SaveAsync(new() { Name = text, Email = "odd@shop.test" });

        Assert.True(outcome is SaveOutcome.Saved or SaveOutcome.Invalid, outcome.ToString());
    }

    [Fact]
    public async Task SQL_in_a_drop_down_or_a_number_is_refused()
    {
        var before = await shop.FingerprintAsync();
        var order = (await shop.Get<OrderService>().FindAsync(1))!;

        var status = await shop.Get<OrderStatusService>()
            .ChangeAsync(OrderStatusForm.From(order), "shipped'; DROP TABLE users; --");
        var stock = await shop.Get<StockService>()
            .ChangeAsync(1, new() { StockQuantity = "+1; DROP TABLE users" }, 18);

        Assert.IsType<SaveOutcome.Invalid>(status.Outcome);
        Assert.IsType<SaveOutcome.Invalid>(stock.Outcome);
        Assert.Equal(before, await shop.FingerprintAsync());
    }
}
