using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Orders;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.ToTable(
            "orders",
            table =>
                table.HasCheckConstraint(
                    OrderRules.StatusMustBeValid,
                    "status in ('pending', 'shipped', 'cancelled', 'refunded')"
                )
        );
        order.HasKey(o => o.Id).HasName("orders_pkey");
        order.Property(o => o.Id).HasColumnName("id").UseSerialColumn();
        order.Property(o => o.UserId).HasColumnName("user_id");
        order.Property(o => o.Status).HasColumnName("status").HasDefaultValue(OrderStatus.Pending);
        order.Property(o => o.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
        order.Property(o => o.Version).IsRowVersion();

        order
            .HasOne(o => o.User)
            .WithMany(u => u.Orders)
            .HasForeignKey(o => o.UserId)
            .OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName(OrderRules.OrderUserMustExist);
        order.Navigation(o => o.Figures).IsRequired();
        Index(order);
    }

    private static void Index(EntityTypeBuilder<Order> order)
    {
        // The list of orders: newest first, page by page, and between two days; today's orders.
        order.HasIndex(o => new { o.CreatedAt, o.Id }).HasDatabaseName("ix_orders_created_at_id");
        // The same for one user, as on the user's page; the foreign key; the list sorted by user.
        order
            .HasIndex(o => new
            {
                o.UserId,
                o.CreatedAt,
                o.Id,
            })
            .HasDatabaseName("ix_orders_user_id_created_at_id");
        // The same for one status; the lists of orders and of items sorted by status; the count of pending orders.
        order
            .HasIndex(o => new
            {
                o.Status,
                o.CreatedAt,
                o.Id,
            })
            .HasDatabaseName("ix_orders_status_created_at_id");
    }
}
