using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Tests.Database;

/// <summary>The database goes away while a form is open. Every save says so, and none loses what was typed.</summary>
public sealed class LostServerTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task An_open_form_is_kept_for_another_try()
    {
        var users = shop.Get<UserService>();
        var form = (await users.FindAsync(1))!;
        form.Name = "Ada L.";
        Outcomes.Saved(await users.SaveAsync(form));
        form.Name = "Ada Lovelace";

        await TestServer.DropAsync(shop.ConnectionString);

        Assert.IsType<SaveOutcome.Unreachable>(await users.SaveAsync(form));
        Assert.Equal("Ada Lovelace", form.Name);
    }

    [Theory]
    [InlineData("+5")]
    [InlineData("5")]
    public async Task A_stock_cell_reports_that_the_database_is_gone(string typed)
    {
        var stock = shop.Get<StockService>();
        Outcomes.Saved((await stock.ChangeAsync(1, new() { StockQuantity = "+1" }, 18)).Outcome);

        await TestServer.DropAsync(shop.ConnectionString);

        var change = await stock.ChangeAsync(1, new() { StockQuantity = typed }, 19);
        Assert.IsType<SaveOutcome.Unreachable>(change.Outcome);
    }

    [Fact]
    public async Task A_server_lost_before_the_rules_were_read_still_gives_an_outcome()
    {
        await TestServer.DropAsync(shop.ConnectionString);

        var user = new UserForm { Name = "Eve", Email = "eve@shop.test" };
        Assert.IsType<SaveOutcome.Unreachable>(await shop.Get<UserService>().SaveAsync(user));
        var stock = await shop.Get<StockService>()
            .ChangeAsync(1, new() { StockQuantity = "5" }, 18);
        Assert.IsType<SaveOutcome.Unreachable>(stock.Outcome);
        var order = new OrderForm { UserId = 1, Status = "pending" };
        order.Items[0].ProductId = 1;
        Assert.IsType<SaveOutcome.Unreachable>(await shop.Get<OrderService>().CreateAsync(order));
    }

    [Fact]
    public async Task An_unfinished_order_is_kept()
    {
        var orders = shop.Get<OrderService>();
        await orders.StatusesAsync();
        var form = new OrderForm { UserId = 1, Status = "pending" };
        form.Items[0].ProductId = 1;
        form.Items[0].PriceAtPurchase = "4.50";

        await TestServer.DropAsync(shop.ConnectionString);

        Assert.IsType<SaveOutcome.Unreachable>(await orders.CreateAsync(form));
        Assert.Equal("4.50", form.Items[0].PriceAtPurchase);
    }
}
