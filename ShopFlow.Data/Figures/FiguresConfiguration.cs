using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Users;

namespace ShopFlow.Data.Figures;

/// <summary>
/// To EF these tables are views, because only the database writes them: figures.sql creates them with their indexes.
/// Each row of the shop has its figures as soon as the statement that inserted it is done.
/// </summary>
internal sealed class FiguresConfiguration
    : IEntityTypeConfiguration<OrderFigures>,
        IEntityTypeConfiguration<UserFigures>,
        IEntityTypeConfiguration<ProductFigures>
{
    public void Configure(EntityTypeBuilder<OrderFigures> figures)
    {
        figures.ToView("order_figures", "shopflow");
        figures.HasKey(f => f.OrderId);
        figures.Property(f => f.OrderId).HasColumnName("order_id").ValueGeneratedNever();
        figures.Property(f => f.Items).HasColumnName("items");
        figures.Property(f => f.Total).HasColumnName("total");
        figures.HasOne<Order>().WithOne(o => o.Figures).HasForeignKey<OrderFigures>(f => f.OrderId);
    }

    public void Configure(EntityTypeBuilder<UserFigures> figures)
    {
        figures.ToView("user_figures", "shopflow");
        figures.HasKey(f => f.UserId);
        figures.Property(f => f.UserId).HasColumnName("user_id").ValueGeneratedNever();
        figures.Property(f => f.Orders).HasColumnName("orders");
        figures.Property(f => f.Spent).HasColumnName("spent");
        figures.HasOne<User>().WithOne(u => u.Figures).HasForeignKey<UserFigures>(f => f.UserId);
    }

    public void Configure(EntityTypeBuilder<ProductFigures> figures)
    {
        figures.ToView("product_figures", "shopflow");
        figures.HasKey(f => f.ProductId);
        figures.Property(f => f.ProductId).HasColumnName("product_id").ValueGeneratedNever();
        figures.Property(f => f.Sold).HasColumnName("sold");
        figures.Property(f => f.Reviews).HasColumnName("reviews");
        figures.Property(f => f.Rating).HasColumnName("rating");
        figures
            .HasOne<Product>()
            .WithOne(p => p.Figures)
            .HasForeignKey<ProductFigures>(f => f.ProductId);
    }
}
