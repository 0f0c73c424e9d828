using ShopFlow.Data.Products;

namespace ShopFlow.Data.Orders;

public sealed class OrderItem
{
    public int Id { get; set; }
    public int OrderId { get; set; }
    public int ProductId { get; set; }
    public int Quantity { get; set; }

    /// <summary>What the product cost when it was ordered; a later price change leaves it alone.</summary>
    public decimal PriceAtPurchase { get; set; }

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every write of the row.</summary>
    public uint Version { get; set; }

    public Order Order { get; set; } = null!;
    public Product Product { get; set; } = null!;

    public decimal Total => TotalOf(Quantity, PriceAtPurchase);

    /// <summary>How many are missing from the stock to send them all.</summary>
    public int MissingFrom(int stock) => Math.Max(0, Quantity - stock);

    /// <summary>In exact decimal; inside a query PostgreSQL computes it.</summary>
    public static decimal TotalOf(int quantity, decimal price) => quantity * price;
}
