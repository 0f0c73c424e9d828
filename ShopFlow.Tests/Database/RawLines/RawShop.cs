using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Users;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Tests.Database.RawLines;

/// <summary>What the form's own check reports for a line, and what the database reports for the same line.</summary>
internal sealed record Tried(
    IReadOnlyList<FieldMessage> ByForm,
    IReadOnlyList<FieldMessage> ByDatabase
)
{
    public IEnumerable<string> Sentences =>
        ByForm.Concat(ByDatabase).Select(message => message.Text).Distinct();
}

/// <summary>A shop with the file's customers and products that enters its lines one by one through the forms.</summary>
internal sealed class RawShop(TestShop shop) : IAsyncDisposable
{
    private readonly Dictionary<string, int> users = [];
    private readonly Dictionary<string, int> products = [];
    private readonly Dictionary<string, int> orders = [];
    private readonly ShopFormat format = shop.Get<ShopFormat>();
    private readonly FormRuleReader rules = shop.Get<FormRuleReader>();

    public static async Task<RawShop> OpenAsync(IReadOnlyList<RawLine> lines)
    {
        var opened = new RawShop(await TestShop.CreateAsync());
        await opened.StockAsync(lines);
        return opened;
    }

    public ShopFlowDbContext CreateDbContext() => shop.CreateDbContext();

    public async Task<Tried> TryAsync(RawLine line)
    {
        await using var db = shop.CreateDbContext();
        var product = await db.Products.SingleAsync(known => known.Id == products[line.Code]);
        var order = await OrderAsync(db, line);
        var item = new OrderItem();
        order.Items.Add(item);
        db.Add(item);

        var productForm = ProductForm.From(product, format);
        productForm.Name = line.Description;
        var orderForm = Typed(line, order, product);
        var byForm = await CheckAsync(productForm, orderForm);

        productForm.Read(format).ApplyTo(product);
        orderForm.Read(format).ApplyTo(order);
        orderForm.Items[0].Read(format).ApplyTo(item);
        var byDatabase = await SaveAsync(
            db,
            byForm.Count > 0,
            [new(product, productForm), new(order, orderForm), new(item, orderForm.Items[0])]
        );
        if (byForm.Count == 0 && byDatabase.Count == 0)
        {
            orders[line.Invoice] = order.Id;
        }

        return new(byForm, byDatabase);
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    private OrderForm Typed(RawLine line, Order order, Product product)
    {
        var form = new OrderForm
        {
            UserId = users.TryGetValue(line.Customer, out var user) ? user : null,
            Status = "pending",
        };
        form.Items.Clear();
        form.Items.Add(
            new()
            {
                OrderId = order.Id,
                ProductId = product.Id,
                Quantity = line.Quantity,
                PriceAtPurchase = line.Price,
            }
        );
        return form;
    }

    private async Task<Order> OrderAsync(ShopFlowDbContext db, RawLine line)
    {
        if (orders.TryGetValue(line.Invoice, out var id))
        {
            return await db.Orders.SingleAsync(order => order.Id == id);
        }

        var order = new Order();
        db.Add(order);
        return order;
    }

    private async Task<List<FieldMessage>> CheckAsync(ProductForm product, OrderForm order)
    {
        var ofProducts = await rules.ForAsync<Product>(default);
        var ofOrders = await rules.ForAsync<Order>(default);
        var ofItems = await rules.ForAsync<OrderItem>(default);
        return
        [
            .. ofProducts.Messages(product.Read(format)),
            .. ofOrders.Messages(order.Read(format)),
            .. order.Items.SelectMany(item => ofItems.Messages(item.Read(format))),
        ];
    }

    /// <summary>Lines that the form refused are tried in the database as well, but rolled back.</summary>
    private static async Task<List<FieldMessage>> SaveAsync(
        ShopFlowDbContext db,
        bool isOnlyTried,
        IReadOnlyList<TypedIn> typed
    )
    {
        await using var trial = isOnlyTried ? await db.Database.BeginTransactionAsync() : null;
        return Messages(await db.SaveAsync(typed, default));
    }

    private static List<FieldMessage> Messages(SaveOutcome? outcome) =>
        outcome switch
        {
            null or SaveOutcome.Saved => [],
            SaveOutcome.Invalid refused => [.. refused.Messages],
            _ => throw new InvalidOperationException($"The line came to {outcome}."),
        };

    private async Task StockAsync(IReadOnlyList<RawLine> lines)
    {
        await using var db = shop.CreateDbContext();
        var customers = lines
            .Select(line => line.Customer)
            .Where(customer => customer.Length > 0)
            .Distinct()
            .ToDictionary(
                customer => customer,
                customer => new User { Name = customer, Email = $"{customer}@example.com" }
            );
        var stock = lines
            .Select(line => line.Code)
            .Distinct()
            .ToDictionary(code => code, code => new Product { Name = code, Category = "Raw" });
        db.AddRange(customers.Values);
        db.AddRange(stock.Values);
        await db.SaveChangesAsync();
        foreach (var (customer, user) in customers)
        {
            users[customer] = user.Id;
        }

        foreach (var (code, product) in stock)
        {
            products[code] = product.Id;
        }
    }
}
