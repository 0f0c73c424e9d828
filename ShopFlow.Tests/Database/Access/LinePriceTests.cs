using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Database.Access;

/// <summary>The cup costs 4.50 now and 4.25 in order 1. The bowl costs 7.</summary>
public sealed class LinePriceTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Theory]
    [InlineData(StaffRole.Staff, "0.01", "7.00")]
    [InlineData(StaffRole.Staff, null, "7.00")]
    [InlineData(StaffRole.Staff, "cheap", "7.00")]
    [InlineData(StaffRole.Manager, "0.01", "0.01")]
    public async Task A_new_order_uses_product_prices_unless_the_role_may_set_prices(
        string role,
        string? typed,
        string price
    )
    {
        var form = new OrderForm { UserId = 2, Status = "pending" };
        form.Items[0].ProductId = 2;
        form.Items[0].PriceAtPurchase = typed;

        Outcomes.Saved(await Of<OrderService>(role).CreateAsync(form));

        Assert.Equal(decimal.Parse(price, CultureInfo.InvariantCulture), await PriceAsync(form.Id));
    }

    [Theory]
    [InlineData(StaffRole.Staff, "7.00")]
    [InlineData(StaffRole.Owner, "0.01")]
    public async Task An_added_line_uses_the_product_price_unless_the_role_may_set_prices(
        string role,
        string price
    )
    {
        var line = new OrderItemForm
        {
            OrderId = 1,
            ProductId = 2,
            PriceAtPurchase = "0.01",
        };

        Outcomes.Saved(await Of<OrderItemService>(role).SaveAsync(line));

        Assert.Equal(decimal.Parse(price, CultureInfo.InvariantCulture), await PriceAsync(1));
    }

    [Fact]
    public async Task A_line_keeps_its_price_when_staff_change_the_quantity()
    {
        var line = await LineAsync();
        line.Quantity = "5";

        Outcomes.Saved(await Of<OrderItemService>(StaffRole.Staff).SaveAsync(line));

        Assert.Equal(4.25m, await PriceAsync(1));
    }

    [Theory]
    [InlineData("4.50", 1)]
    [InlineData("0.01", 1)]
    [InlineData("4.25", 2)]
    [InlineData("", 1)]
    public async Task Staff_cannot_change_the_price_or_the_product_of_a_line(
        string price,
        int product
    )
    {
        var before = await shop.FingerprintAsync();
        var line = await LineAsync();
        (line.PriceAtPurchase, line.ProductId) = (price, product);

        var outcome = await Of<OrderItemService>(StaffRole.Staff).SaveAsync(line);

        Assert.Equal(new SaveOutcome.Forbidden(), outcome);
        Assert.Equal(before, await shop.FingerprintAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(99)]
    public async Task A_line_by_staff_without_a_product_is_refused_only_for_its_product(
        int? product
    )
    {
        var line = new OrderItemForm { OrderId = 1, ProductId = product };

        var outcome = await Of<OrderItemService>(StaffRole.Staff).SaveAsync(line);

        var message = Assert.Single(Assert.IsType<SaveOutcome.Invalid>(outcome).Messages);
        Assert.Equal("ProductId", message.Property);
    }

    private T Of<T>(string role)
        where T : notnull => shop.As(role).GetRequiredService<T>();

    private async Task<OrderItemForm> LineAsync() =>
        OrderItemForm.From(
            (await shop.Get<OrderService>().FindAsync(1))!.Lines[0].Item,
            shop.Get<ShopFormat>()
        );

    private async Task<decimal> PriceAsync(int order)
    {
        await using var db = shop.CreateDbContext();
        return await db
            .OrderItems.Where(item => item.OrderId == order)
            .OrderByDescending(item => item.Id)
            .Select(item => item.PriceAtPurchase)
            .FirstAsync();
    }
}
