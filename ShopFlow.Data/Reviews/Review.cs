using ShopFlow.Data.Products;
using ShopFlow.Data.Users;

namespace ShopFlow.Data.Reviews;

public sealed class Review
{
    public int Id { get; set; }
    public int UserId { get; set; }
    public int ProductId { get; set; }
    public short Rating { get; set; }
    public string? Content { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every write of the row.</summary>
    public uint Version { get; set; }

    public User User { get; set; } = null!;
    public Product Product { get; set; } = null!;
}
