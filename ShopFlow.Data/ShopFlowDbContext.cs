using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Activity;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Reviews;
using ShopFlow.Data.Search;
using ShopFlow.Data.Settings;
using ShopFlow.Data.Staff;
using ShopFlow.Data.Users;
using ShopFlow.Data.Views;

namespace ShopFlow.Data;

/// <summary>Lives for one operation, from the pooled factory; never for a circuit.</summary>
public sealed class ShopFlowDbContext(DbContextOptions<ShopFlowDbContext> options)
    : DbContext(options)
{
    /// <summary>Null if no particular person writes.</summary>
    public Actor? Actor { get; set; }

    public DbSet<User> Users => Set<User>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderItem> OrderItems => Set<OrderItem>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<ActivityEntry> Activity => Set<ActivityEntry>();
    public DbSet<StoredSettings> Settings => Set<StoredSettings>();
    public DbSet<SavedView> Views => Set<SavedView>();
    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();
    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();
    public DbSet<RoleSetting> RoleSettings => Set<RoleSetting>();
    public DbSet<StaffInvitation> StaffInvitations => Set<StaffInvitation>();
    public DbSet<StaffLink> StaffLinks => Set<StaffLink>();
    public DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();
    public DbSet<SpentProof> SpentProofs => Set<SpentProof>();

    // The next user of this pooled context is somebody else.
    public override void Dispose()
    {
        Actor = null;
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        Actor = null;
        return base.DisposeAsync();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ShopFlowDbContext).Assembly);
        OrderItemTotal.Translate(modelBuilder);
        Folding.Translate(modelBuilder);
    }
}
