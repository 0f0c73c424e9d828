using Bogus;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Users;

namespace ShopFlow.Data.Seeding;

internal static class DemoOrders
{
    private const int Seed = 536_365;

    public static List<Order> From(
        IReadOnlyList<Sale> sales,
        DemoCalendar calendar,
        Dictionary<int, User> users,
        Dictionary<string, Product> products
    )
    {
        var invoices = sales
            .GroupBy(sale => sale.Invoice)
            .Select(lines => (Lines: lines.ToList(), At: calendar.Move(lines.Min(line => line.At))))
            .OrderBy(invoice => invoice.At)
            .ThenBy(invoice => invoice.Lines[0].Invoice, StringComparer.Ordinal);
        var orders = invoices
            .Select((invoice, index) => Open(index + 1, invoice.Lines, invoice.At, users, products))
            .ToList();
        orders[^1].CreatedAt = calendar.JustNow;
        foreach (var (index, item) in orders.SelectMany(order => order.Items).Index())
        {
            item.Id = index + 1;
        }

        foreach (var order in orders.Where(order => order.IsPending && IsSent(order, calendar.Now)))
            order.Ship();

        return orders;
    }

    private static Order Open(
        int id,
        List<Sale> lines,
        DateTimeOffset at,
        Dictionary<int, User> users,
        Dictionary<string, Product> products
    )
    {
        var user = users[lines[0].Customer];
        var order = new Order
        {
            Id = id,
            User = user,
            UserId = user.Id,
            CreatedAt = at,
            Status = lines[0].Invoice.StartsWith('C') ? ReversedStatus(id) : OrderStatus.Pending,
        };
        foreach (var line in lines)
        {
            order.Items.Add(Item(order, line, products[line.Code]));
        }

        return order;
    }

    private static OrderItem Item(Order order, Sale line, Product product) =>
        new()
        {
            OrderId = order.Id,
            Product = product,
            ProductId = product.Id,
            Quantity = Math.Abs(line.Quantity),
            PriceAtPurchase = line.Price,
        };

    private static string ReversedStatus(int id) =>
        Random(id).Bool(0.6f) ? OrderStatus.Refunded : OrderStatus.Cancelled;

    private static bool IsSent(Order order, DateTimeOffset now) =>
        (now - order.CreatedAt).TotalDays switch
        {
            < 3 => false,
            < 8 => !Random(order.Id).Bool(0.35f),
            _ => true,
        };

    private static Randomizer Random(int id) => new(Seed + id);
}
