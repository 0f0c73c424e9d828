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

        foreach (var order in orders.Where(order => order.Status == "pending"))
        {
            order.Status = Sent(order, calendar.Now - order.CreatedAt);
        }

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
            Status = lines[0].Invoice.StartsWith('C') ? GivenBack(id) : "pending",
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

    private static string GivenBack(int id) => Random(id).Bool(0.6f) ? "refunded" : "cancelled";

    private static string Sent(Order order, TimeSpan age) =>
        age.TotalDays switch
        {
            < 3 => "pending",
            < 8 when Random(order.Id).Bool(0.35f) => "pending",
            _ => "shipped",
        };

    private static Randomizer Random(int id) => new(Seed + id);
}
