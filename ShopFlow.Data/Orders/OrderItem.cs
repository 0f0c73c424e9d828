using ShopFlow.Data.Products;

namespace ShopFlow.Data.Orders;

public sealed class OrderItem
{
    public int Id { get; set; }
    public int OrderId { get; set; }
    public int ProductId { get; set; }
    public int Quantity { get; set; }

    /// <summary>The product's price when it was ordered; later price changes don't affect it.</summary>
    public decimal PriceAtPurchase { get; set; }

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every write of the row.</summary>
    public uint Version { get; set; }

    public Order Order { get; set; } = null!;
    public Product Product { get; set; } = null!;

    public decimal Total => TotalOf(Quantity, PriceAtPurchase);

    /// <summary>How many are missing from the stock to ship them all.</summary>
    public int MissingFrom(int stock) => Math.Max(0, Quantity - stock);

    /// <summary>An exact decimal; in a query PostgreSQL computes it.</summary>
    public static decimal TotalOf(int quantity, decimal price) => quantity * price;
}
