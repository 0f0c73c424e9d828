using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Reviews;
using ShopFlow.Data.Users;

namespace ShopFlow.Data;

/// <summary>Lives for one operation, from the pooled factory; never for a circuit.</summary>
public sealed class ShopFlowDbContext(DbContextOptions<ShopFlowDbContext> options)
    : DbContext(options)
{
    public DbSet<User> Users => Set<User>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderItem> OrderItems => Set<OrderItem>();
    public DbSet<Review> Reviews => Set<Review>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ShopFlowDbContext).Assembly);
        OrderItemTotal.Translate(modelBuilder);
    }
}
