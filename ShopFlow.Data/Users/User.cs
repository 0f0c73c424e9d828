using ShopFlow.Data.Figures;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Reviews;

namespace ShopFlow.Data.Users;

/// <summary>A customer of the shop. The people who sign in to ShopFlow are staff.</summary>
public sealed class User
{
    public int Id { get; set; }
    public string Name { get; set; } = null!;
    public string Email { get; set; } = null!;
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every write of the row.</summary>
    public uint Version { get; set; }

    public ICollection<Order> Orders { get; } = [];
    public ICollection<Review> Reviews { get; } = [];
    public UserFigures Figures { get; private set; } = null!;
}
