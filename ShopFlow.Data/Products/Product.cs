using ShopFlow.Data.Figures;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Reviews;

namespace ShopFlow.Data.Products;

public sealed class Product
{
    public int Id { get; set; }
    public string Name { get; set; } = null!;
    public string? Description { get; set; }
    public decimal Price { get; set; }
    public int StockQuantity { get; set; }
    public string Category { get; set; } = null!;
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every write of the row.</summary>
    public uint Version { get; set; }

    public ICollection<OrderItem> OrderItems { get; } = [];
    public ICollection<Review> Reviews { get; } = [];
    public ProductFigures Figures { get; private set; } = null!;
}
