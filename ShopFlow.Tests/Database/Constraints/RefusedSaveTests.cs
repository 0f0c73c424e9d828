using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Reviews;
using ShopFlow.Data.Users;

namespace ShopFlow.Tests.Database.Constraints;

public sealed class RefusedSaveTests : RefusedSaves
{
    [Fact]
    public async Task A_valid_row_is_saved()
    {
        Db.Add(new User { Name = "Cleo", Email = "cleo@Shop.test" });

        Assert.IsType<SaveOutcome.Saved>(await Db.SaveAsync());
    }

    [Fact]
    public async Task All_faults_of_a_row_are_reported_at_once_on_their_fields()
    {
        Db.Add(
            new Product
            {
                Name = null!,
                Price = -1,
                StockQuantity = -1,
                Category = null!,
            }
        );

        Assert.Equal(
            ["Category", "Name", "Price", "StockQuantity"],
            (await RefusedAsync()).Select(m => m.Property!).Order()
        );
    }

    [Fact]
    public async Task The_servers_own_error_comes_first()
    {
        Db.Add(
            new Product
            {
                Name = "Vase",
                Price = -1,
                StockQuantity = -1,
                Category = null!,
            }
        );

        Assert.Equal("Category", (await RefusedAsync())[0].Property);
    }

    [Fact]
    public async Task A_taken_email_is_refused_on_the_email_field()
    {
        Db.Add(new User { Name = "Eve", Email = "ada@Shop.test" });

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal("Email", message.Property);
        Assert.Equal(UserRules.EmailMustBeUnique, message.Rule.Name);
    }

    [Theory]
    [InlineData("100000000")]
    [InlineData("99999999.995")]
    [InlineData("-100000000")]
    public async Task A_price_outside_its_type_is_refused_on_the_price_field(string price)
    {
        Db.Add(ProductAt(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture)));

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal("Price", message.Property);
        Assert.Equal("r:price", message.Rule.Name);
    }

    [Fact]
    public async Task An_unknown_user_and_a_wrong_status_are_both_reported()
    {
        Db.Add(new Order { UserId = 999, Status = "lost" });

        Assert.Equal(["Status", "UserId"], (await RefusedAsync()).Select(m => m.Property!).Order());
    }

    [Fact]
    public async Task A_user_that_was_not_chosen_is_reported_as_required_and_not_as_unknown()
    {
        Db.Add(new Order { UserId = 0, Status = "pending" });

        Assert.Equal("n:user_id", Assert.Single(await RefusedAsync()).Rule.Name);
    }

    [Fact]
    public async Task A_second_review_is_reported_on_the_product_and_marks_the_user()
    {
        Db.Add(
            new Review
            {
                UserId = 1,
                ProductId = 1,
                Rating = 4,
            }
        );

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal("ProductId", message.Property);
        Assert.Equal(["UserId"], message.Also);
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('\ud800')]
    public async Task Text_that_cannot_be_stored_is_refused_on_its_field(char character)
    {
        Db.Add(new User { Name = $"a{character}b", Email = "ada@Shop.test" });

        Assert.Equal(
            ["t:name", UserRules.EmailMustBeUnique],
            (await RefusedAsync()).Select(m => m.Rule.Name)
        );
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(9_000)]
    public async Task Text_too_long_for_its_index_is_refused_on_its_field(int length)
    {
        var random = new Random(1);
        var email =
            string.Concat(
                Enumerable.Range(0, length).Select(_ => (char)random.Next(0x4E00, 0x9FFF))
            ) + "@shop.test";
        Db.Add(new User { Name = "Long", Email = email });

        Assert.Equal("i:email", Assert.Single(await RefusedAsync()).Rule.Name);
    }

    [Fact]
    public async Task A_lagging_sequence_is_not_reported_on_any_field()
    {
        await Shop.ExecuteAsync("select setval('users_id_seq', 1, false)");
        Db.Add(new User { Name = "Eve", Email = "eve@Shop.test" });

        Assert.IsType<SaveOutcome.Unknown>(await Db.SaveAsync());
    }

    [Fact]
    public async Task An_update_reports_every_rule_that_it_breaks()
    {
        var product = await Db.Products.FirstAsync();
        (product.Price, product.Name, product.StockQuantity) = (-1, null!, -1);

        Assert.Equal(
            ["Name", "Price", "StockQuantity"],
            (await RefusedAsync()).Select(m => m.Property!).Order()
        );
    }

    [Fact]
    public async Task After_a_refusal_the_same_context_saves_the_corrected_row()
    {
        var user = new User { Name = "Eve", Email = "ada@Shop.test" };
        Db.Add(user);
        await RefusedAsync();
        user.Email = "eve@Shop.test";

        Assert.IsType<SaveOutcome.Saved>(await Db.SaveAsync());
    }

    [Fact]
    public async Task A_refusal_leaves_the_transaction_usable_and_takes_its_earlier_writes_into_account()
    {
        await using var transaction = await Db.Database.BeginTransactionAsync();
        Db.Add(new User { Name = "Eve", Email = "eve@Shop.test" });
        await Db.SaveAsync();
        var twin = new User { Name = null!, Email = "eve@Shop.test" };
        Db.Add(twin);

        Assert.Equal(["Email", "Name"], (await RefusedAsync()).Select(m => m.Property!).Order());

        (twin.Name, twin.Email) = ("Twin", "twin@Shop.test");
        Assert.IsType<SaveOutcome.Saved>(await Db.SaveAsync());
    }
}
