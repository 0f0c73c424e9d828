using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Orders;

internal sealed class OrderItemConfiguration : IEntityTypeConfiguration<OrderItem>
{
    public void Configure(EntityTypeBuilder<OrderItem> item)
    {
        item.ToTable(
            "order_items",
            table =>
            {
                table.HasCheckConstraint(OrderItemRules.QuantityMustBePositive, "quantity > 0");
                table.HasCheckConstraint(
                    OrderItemRules.PriceAtPurchaseMustBeNonNegative,
                    "price_at_purchase >= 0"
                );
            }
        );
        item.HasKey(i => i.Id).HasName("order_items_pkey");
        item.Property(i => i.Id).HasColumnName("id").UseSerialColumn();
        item.Property(i => i.OrderId).HasColumnName("order_id");
        item.Property(i => i.ProductId).HasColumnName("product_id");
        item.Property(i => i.Quantity).HasColumnName("quantity");
        item.Property(i => i.PriceAtPurchase)
            .HasColumnName("price_at_purchase")
            .HasPrecision(10, 2);
        item.Property(i => i.Version).IsRowVersion();

        item.HasOne(i => i.Order)
            .WithMany(o => o.Items)
            .HasForeignKey(i => i.OrderId)
            .OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName(OrderItemRules.OrderMustExist);
        item.HasOne(i => i.Product)
            .WithMany(p => p.OrderItems)
            .HasForeignKey(i => i.ProductId)
            .OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName(OrderItemRules.ProductMustExist);

        // The unique rule's index covers order_id too.
        item.HasIndex(i => new { i.OrderId, i.ProductId })
            .IsUnique()
            .HasDatabaseName(OrderItemRules.ProductMustBeUniquePerOrder);
        // The list of one product's items, newest order first; the foreign key; the list sorted by product.
        item.HasIndex(i => new
            {
                i.ProductId,
                i.OrderId,
                i.Id,
            })
            .HasDatabaseName("ix_order_items_product_id_order_id_id");
        // The list of items sorted by quantity or price.
        item.HasIndex(i => new { i.Quantity, i.Id }).HasDatabaseName("ix_order_items_quantity_id");
        item.HasIndex(i => new { i.PriceAtPurchase, i.Id })
            .HasDatabaseName("ix_order_items_price_at_purchase_id");
    }
}
