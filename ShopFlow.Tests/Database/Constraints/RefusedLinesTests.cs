using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Several lines in one save. Each line gets only its own faults.</summary>
public sealed class RefusedLinesTests : RefusedSaves
{
    [Fact]
    public async Task A_fault_in_the_first_line_is_not_reported_on_other_lines()
    {
        var order = NewOrder(Line(1, 0), Line(2, 1), Line(3, 1));

        var message = Assert.Single(await RefusedAsync());

        Assert.Same(order.Items.First(), message.Target);
        Assert.Equal("Quantity", message.Property);
    }

    [Fact]
    public async Task Faults_in_two_lines_are_reported_on_each_line()
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
    public async Task The_same_product_on_two_new_lines_is_reported_on_the_later_one()
    {
        var lines = NewOrder(Line(1, 1), Line(2, 1), Line(1, 3)).Items.ToList();

        var message = Assert.Single(await RefusedAsync());

        Assert.Same(lines[2], message.Target);
        Assert.Equal("ProductId", message.Property);
    }

    [Fact]
    public async Task A_swap_of_products_is_not_reported_beside_a_real_fault()
    {
        Db.Add(LineOf(1, 2));
        await Db.SaveAsync();
        var lines = await Db.OrderItems.OrderBy(i => i.Id).ToListAsync();
        (lines[0].ProductId, lines[1].ProductId, lines[1].Quantity) = (3, 1, 0);

        Assert.Equal("Quantity", Assert.Single(await RefusedAsync()).Property);
    }

    [Fact]
    public async Task A_line_removed_in_the_same_save_frees_its_product()
    {
        Db.Remove(await Db.OrderItems.SingleAsync());
        Db.Add(LineOf(1, 1, quantity: 0));

        Assert.Equal("Quantity", Assert.Single(await RefusedAsync()).Property);
    }

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

        Db.Add(order);
        return order;
    }
}
