using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Reviews;
using ShopFlow.Data.Users;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

public sealed class RefusedSaveTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private ShopFlowDbContext db = null!;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(
            """
            insert into users (name, email) values ('Ada', 'ada@shop.test'), ('Bob', 'bob@shop.test');
            insert into products (name, price, category) values ('Cup', 4.50, 'Kitchen'), ('Bowl', 7, 'Kitchen'), ('Jug', 12, 'Kitchen');
            insert into orders (user_id) values (1);
            insert into order_items (order_id, product_id, quantity, price_at_purchase) values (1, 1, 2, 4.50);
            insert into reviews (user_id, product_id, rating) values (1, 1, 5);
            """
        );
        db = shop.CreateDbContext();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task A_valid_row_is_saved()
    {
        db.Add(new User { Name = "Cleo", Email = "cleo@shop.test" });

        Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
    }

    [Fact]
    public async Task Every_fault_of_a_row_is_told_at_its_field_at_once()
    {
        db.Add(
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
    public async Task The_servers_own_verdict_comes_first()
    {
        db.Add(
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
        db.Add(new User { Name = "Eve", Email = "ada@shop.test" });

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal("Email", message.Property);
        Assert.Equal(UserRules.EmailMustBeUnique, message.Rule.Name);
    }

    [Theory]
    [InlineData("100000000")]
    [InlineData("99999999.995")]
    [InlineData("-100000000")]
    public async Task A_price_beyond_its_type_is_refused_on_the_price_field(string price)
    {
        db.Add(ProductAt(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture)));

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal("Price", message.Property);
        Assert.Equal("r:price", message.Rule.Name);
    }

    [Fact]
    public async Task An_unknown_user_and_a_wrong_status_are_both_told()
    {
        db.Add(new Order { UserId = 999, Status = "lost" });

        Assert.Equal(["Status", "UserId"], (await RefusedAsync()).Select(m => m.Property!).Order());
    }

    [Fact]
    public async Task A_user_left_unchosen_is_required_rather_than_unknown()
    {
        db.Add(new Order { UserId = 0, Status = "pending" });

        Assert.Equal("n:user_id", Assert.Single(await RefusedAsync()).Rule.Name);
    }

    [Fact]
    public async Task A_second_review_is_told_at_the_product_and_marks_the_user()
    {
        db.Add(
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
    public async Task Text_that_cannot_be_stored_is_refused_at_its_field(char character)
    {
        db.Add(new User { Name = $"a{character}b", Email = "ada@shop.test" });

        Assert.Equal(
            ["t:name", UserRules.EmailMustBeUnique],
            (await RefusedAsync()).Select(m => m.Rule.Name)
        );
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(9_000)]
    public async Task Text_too_long_for_its_index_is_refused_at_its_field(int length)
    {
        var random = new Random(1);
        var email = string.Concat(
            Enumerable.Range(0, length).Select(_ => (char)random.Next(0x4E00, 0x9FFF))
        );
        db.Add(new User { Name = "Long", Email = email });

        Assert.Equal("i:email", Assert.Single(await RefusedAsync()).Rule.Name);
    }

    [Fact]
    public async Task A_sequence_that_lags_behind_blames_no_field()
    {
        await shop.ExecuteAsync("select setval('users_id_seq', 1, false)");
        db.Add(new User { Name = "Eve", Email = "eve@shop.test" });

        Assert.IsType<SaveOutcome.Unknown>(await db.SaveAsync());
    }

    [Fact]
    public async Task A_fault_in_the_first_line_blames_no_other_line()
    {
        var order = NewOrder(Line(1, 0), Line(2, 1), Line(3, 1));

        var message = Assert.Single(await RefusedAsync());

        Assert.Same(order.Items.First(), message.Target);
        Assert.Equal("Quantity", message.Property);
    }

    [Fact]
    public async Task Faults_in_two_lines_are_told_at_each()
    {
        var lines = NewOrder(Line(1, 1), Line(2, 0), Line(999, 1)).Items.ToList();

        Assert.Equal(
            [(lines[1], "Quantity"), (lines[2], "ProductId")],
            (await RefusedAsync())
                .Select(m => ((OrderItem)m.Target!, m.Property!))
                .OrderBy(m => lines.IndexOf(m.Item1))
        );
    }

    [Fact]
    public async Task The_same_product_on_two_new_lines_is_told_at_the_later_one()
    {
        var lines = NewOrder(Line(1, 1), Line(2, 1), Line(1, 3)).Items.ToList();

        var message = Assert.Single(await RefusedAsync());

        Assert.Same(lines[2], message.Target);
        Assert.Equal("ProductId", message.Property);
    }

    [Fact]
    public async Task Two_lines_that_swap_their_products_are_not_blamed_beside_a_real_fault()
    {
        db.Add(LineOf(1, 2));
        await db.SaveAsync();
        var lines = await db.OrderItems.OrderBy(i => i.Id).ToListAsync();
        (lines[0].ProductId, lines[1].ProductId, lines[1].Quantity) = (3, 1, 0);

        Assert.Equal("Quantity", Assert.Single(await RefusedAsync()).Property);
    }

    [Fact]
    public async Task A_line_removed_in_the_same_save_frees_its_product()
    {
        db.Remove(await db.OrderItems.SingleAsync());
        db.Add(LineOf(1, 1, quantity: 0));

        Assert.Equal("Quantity", Assert.Single(await RefusedAsync()).Property);
    }

    [Fact]
    public async Task An_update_tells_every_rule_that_it_breaks()
    {
        var product = await db.Products.FirstAsync();
        (product.Price, product.Name, product.StockQuantity) = (-1, null!, -1);

        Assert.Equal(
            ["Name", "Price", "StockQuantity"],
            (await RefusedAsync()).Select(m => m.Property!).Order()
        );
    }

    [Fact]
    public async Task After_a_refusal_the_same_context_saves_what_was_corrected()
    {
        var user = new User { Name = "Eve", Email = "ada@shop.test" };
        db.Add(user);
        await RefusedAsync();
        user.Email = "eve@shop.test";

        Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
    }

    [Fact]
    public async Task A_refusal_inside_a_transaction_leaves_it_usable_and_sees_what_it_wrote()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Add(new User { Name = "Eve", Email = "eve@shop.test" });
        await db.SaveAsync();
        var twin = new User { Name = null!, Email = "eve@shop.test" };
        db.Add(twin);

        Assert.Equal(["Email", "Name"], (await RefusedAsync()).Select(m => m.Property!).Order());

        (twin.Name, twin.Email) = ("Twin", "twin@shop.test");
        Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
    }

    private sealed record HalfAForm(string? Name, string? Email);

    [Fact]
    public async Task A_message_lands_on_the_form_in_which_the_entity_was_typed()
    {
        var user = new User { Name = "Eve", Email = "ada@shop.test" };
        var form = new HalfAForm("Eve", "ada@shop.test");
        db.Add(user);

        var outcome = await db.SaveAsync([new(user, form)]);

        var message = Assert.Single(Assert.IsType<SaveOutcome.Invalid>(outcome).Messages);
        Assert.Same(form, message.Target);
    }

    [Fact]
    public async Task What_a_form_does_not_show_is_told_above_it()
    {
        var product = ProductAt(-1);
        db.Add(product);

        var outcome = await db.SaveAsync([new(product, new HalfAForm("Cup", null))]);

        var message = Assert.Single(Assert.IsType<SaveOutcome.Invalid>(outcome).Messages);
        Assert.Equal((null, null), (message.Target, message.Property));
        Assert.Equal(ProductRules.PriceMustBeNonNegative, message.Rule.Name);
    }

    private static Product ProductAt(decimal price) =>
        new()
        {
            Name = "Vase",
            Price = price,
            Category = "Kitchen",
        };

    private static OrderItem Line(int product, int quantity) =>
        new()
        {
            ProductId = product,
            Quantity = quantity,
            PriceAtPurchase = 1,
        };

    private static OrderItem LineOf(int order, int product, int quantity = 1)
    {
        var line = Line(product, quantity);
        line.OrderId = order;
        return line;
    }

    private Order NewOrder(params OrderItem[] lines)
    {
        var order = new Order { UserId = 1, Status = "pending" };
        foreach (var line in lines)
        {
            order.Items.Add(line);
        }

        db.Add(order);
        return order;
    }

    private async Task<IReadOnlyList<FieldMessage>> RefusedAsync() =>
        Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync()).Messages;
}
